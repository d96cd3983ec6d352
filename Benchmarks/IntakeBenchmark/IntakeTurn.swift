import Edge
import Foundation
import Intake
import Logging
import Storage
import Tracking

/// Hits that wait in a journal are taken into a new database.
struct IntakeTurn {
    let folder: String
    let hits: Int

    struct Figures: Encodable {
        let hits: Int
        let seconds: Double
        let processorSeconds: Double
        let databaseBytes: Int
        let interactions: Int
        let verdicts: [String: Int]
    }

    func run() async throws -> Figures {
        let house = try await SQLiteStore(folder: folder)
        let correspondence = Correspondence(hits: hits)
        try await correspondence.send(in: house)
        let journal = try Journal(folder: folder + "/journal")
        var written = 0
        try correspondence.hits { hits in
            try journal.append(hits)
            written += hits.count
        }
        let facts = try KnownFacts.shipped()
        let catalogue = try AgentCatalogue(facts: facts.agents)
        let intake = Intake(
            journal: journal,
            store: house.store,
            agents: { catalogue },
            networks: NetworkKnowledge(table: facts.networks),
            logger: Logger(label: "intake-benchmark", factory: { StreamLogHandler.standardError(label: $0) })
        )
        let (begin, used) = (ContinuousClock.now, Self.processorTime)
        try await intake.takeIn()
        let took = (ContinuousClock.now - begin) / .seconds(1)
        let processor = Self.processorTime - used
        let stored = try await house.number("SELECT COUNT(*) AS number FROM hits WHERE count = 1")
        guard stored == written else { throw Problem.notCounted(expected: written, found: stored) }
        journal.close()
        var verdicts: [String: Int] = [:]
        for verdict in Verdict.allCases {
            verdicts[verdict.rawValue] = try await house.number(
                "SELECT COUNT(*) AS number FROM hits WHERE verdict = '\(verdict.rawValue)'"
            )
        }
        return Figures(
            hits: written,
            seconds: took,
            processorSeconds: processor,
            databaseBytes: house.size,
            interactions: try await house.number("SELECT COUNT(*) AS number FROM interactions"),
            verdicts: verdicts
        )
    }

    /// Seconds of processor time, in the program and in the kernel, that this process has used.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
