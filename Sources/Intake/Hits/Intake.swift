package import Edge
internal import Engagement
package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// Makes interactions of what the journal holds: reads hits, judges them, and stores what follows from them.
///
/// The reader's position is stored in the same transaction as what was read, so each hit counts exactly once, whatever
/// happens in between (design §3.5). While storage is away the journal keeps the hits, and intake tries again.
///
/// The journal holds full network addresses only until intake (product §4.3). So once a minute, and when the server stops,
/// the journal goes on in a new segment if the one in use holds hits that were taken in, and the old one is deleted: an
/// address stays at most about a minute after it was taken in; after a crash, until the next start.
package struct Intake: Service {
    private let journal: Journal
    private let store: Store
    private let agents: @Sendable () async throws -> AgentCatalogue
    private let judge = Judge()
    private let clock: any Clock<Duration>
    private let logger: Logger

    /// The name under which the position in this machine's journal is kept.
    private static let journalName = "local"

    /// So many hits are judged and stored together.
    private static let batchSize = 500

    /// Hits so near each other may tell something about one another.
    private static let neighbourhood = Duration.seconds(120)

    /// So long an address may stay in the journal after it was taken in; each time costs a new segment.
    private static let stay = Duration.seconds(60)

    /// So long it waits before it tries storage again.
    private static let patience = Duration.milliseconds(250)

    /// Puts it together; `agents` gives what tells devices by their agent.
    ///
    /// It is asked when intake starts, not before, for the definitions take a moment to compile. `clock` tells when the
    /// journal is rid of what was taken in.
    package init(
        journal: Journal,
        store: Store,
        agents: @escaping @Sendable () async throws -> AgentCatalogue,
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger
    ) {
        self.journal = journal
        self.store = store
        self.agents = agents
        self.clock = clock
        self.logger = logger
    }

    /// Takes hits in until the server stops, and then what the listener wrote last.
    package func run() async throws {
        let catalogue = try await agents()
        guard let start = await position() else { return }
        await withDiscardingTaskGroup { group in
            group.addTask {
                while (try? await clock.sleep(for: Self.stay)) != nil { await forget() }
            }
            var reader = JournalReader(journal, from: start)
            for await _ in journal.syncedPositions().cancelOnGracefulShutdown() {
                await drain(&reader, catalogue: catalogue)
            }
            group.cancelAll()
            await drain(&reader, catalogue: catalogue)
            await forget()
            await drain(&reader, catalogue: catalogue)
        }
    }

    /// Takes in everything that is synced now; for tests and tools.
    package func takeIn() async throws {
        guard let start = await position() else { return }
        var reader = JournalReader(journal, from: start)
        await drain(&reader, catalogue: try await agents())
    }

    private func position() async -> JournalPosition? {
        await persistently("Storage does not tell how far the journal was taken in") {
            try await store.journalPosition(of: Self.journalName) ?? .start
        }
    }

    private func drain(_ reader: inout JournalReader, catalogue: AgentCatalogue) async {
        while true {
            let read = await persistently("The journal can’t be read; its hits stay there") {
                try reader.next(limit: Self.batchSize)
            }
            guard let batch = read else { return }
            if batch.isEmpty { return remove(upTo: batch.end, &reader) }
            for damage in batch.damages {
                logger.error("Part of the journal can’t be read and is left out", metadata: ["place": "\(damage)"])
            }
            let isStored: Void? = await persistently("Storage did not take the hits; they stay in the journal") {
                try await take(batch, catalogue: catalogue)
            }
            guard isStored != nil else { return }
            remove(upTo: batch.end, &reader)
        }
    }

    private func remove(upTo end: JournalPosition, _ reader: inout JournalReader) {
        do {
            try reader.remove(upTo: end)
        } catch {
            logger.warning("An old journal segment can’t be removed", metadata: ["error": "\(error)"])
        }
    }

    /// Lets the journal go on in a new segment if the one in use holds hits that were taken in.
    private func forget() async {
        do {
            guard let end = try await store.journalPosition(of: Self.journalName) else { return }
            try journal.roll(behind: end)
        } catch {
            logger.warning("The journal can’t be rid of what was taken in", metadata: ["error": "\(error)"])
        }
    }

    private func take(_ batch: JournalBatch, catalogue: AgentCatalogue) async throws {
        let hits = batch.entries.map(\.hit)
        let copies = Set(hits.map(\.copy))
        let known = try await store.facts(for: copies)
        let neighbours = try await neighbours(of: hits, copies: copies)
        let judged = judged(hits, known: known, neighbours: neighbours, catalogue: catalogue)
        _ = try await store.record(judged, upTo: batch.end, of: Self.journalName)
    }

    /// Judges the hits of each copy together with those that were stored shortly before; in the order in which they came.
    private func judged(
        _ hits: [Hit],
        known: [CopyReference: RecordedCopy],
        neighbours: [CopyReference: [Hit]],
        catalogue: AgentCatalogue
    ) -> [JudgedHit] {
        let observed = hits.map { ObservedHit(hit: $0, agent: catalogue.reading(of: $0.agent)) }
        var judgements: [Int: Judgement] = [:]
        for (copy, places) in Dictionary(grouping: hits.indices, by: { hits[$0].copy }) {
            let earlier = (neighbours[copy] ?? []).map { ObservedHit(hit: $0, agent: catalogue.reading(of: $0.agent)) }
            let all = places.map { observed[$0] } + earlier
            let facts = known[copy]?.facts ?? Self.strangersFacts
            for (place, judgement) in zip(places, judge.judge(all, of: facts)) {
                judgements[place] = judgement
            }
        }
        return hits.indices.compactMap { place in
            judgements[place].map { judgement in
                let agent = observed[place].agent
                return JudgedHit(
                    hit: hits[place],
                    device: agent.device,
                    agentFamily: agent.family,
                    judgement: judgement,
                    place: nil
                )
            }
        }
    }

    private func neighbours(of hits: [Hit], copies: Set<CopyReference>) async throws -> [CopyReference: [Hit]] {
        guard let first = hits.map(\.at).min() else { return [:] }
        return try await store.recentHits(of: copies, since: first - Self.neighbourhood)
    }

    /// Of copies that don't exist nothing is known: their hits are handed on all the same, so that storage counts them.
    private static let strangersFacts = CopyFacts(
        handedOver: nil,
        isSandbox: false,
        isAddressedToSender: false,
        senderSessions: []
    )

    /// Tries until it works or the server stops, `nil` then; logs every failure with a message that is always the same.
    private func persistently<Result: Sendable>(
        _ complaint: Logger.Message,
        _ body: () async throws -> Result
    ) async -> Result? {
        while true {
            do {
                return try await body()
            } catch {
                if Task.isCancelled { return nil }
                logger.error(complaint, metadata: ["error": "\(error)"])
            }
            if Task.isShuttingDownGracefully { return nil }
            try? await Task.sleep(for: Self.patience)
        }
    }
}
