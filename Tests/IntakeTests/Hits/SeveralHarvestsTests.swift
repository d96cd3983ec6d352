import Edge
import Engagement
import Foundation
import Intake
import Storage
import Testing
import Tracking

/// What is read in several goes, of which each is read and judged while the one before is stored.
@Suite(.timeLimit(.minutes(5)))
struct SeveralHarvestsTests {
    /// As many distinct hits as one harvest takes.
    private static let distinctHits = 2_000

    /// Three links within a second are a scanner's, also where the first two came in the harvest before.
    @Test(arguments: [0, 1, 2, 3])
    func aSweepIsSeenAcrossTwo(linksInTheFirst count: Int) async throws {
        let database = try TardyDatabase()
        let post = try await Post(store: Store(database: database, clock: WallClock { Post.handOver }))
        _ = try await database.write { try $0.run("UPDATE recipients SET is_sandbox = 0", []) }
        let sweep = try (0..<3).map { try post.link(UInt16($0), after: .milliseconds(3_600_000 + 300 * $0)) }

        // The position, what the first harvest needs to know, and what the second does: that is judged before the first is stored.
        database.awaitReads(5)
        try await post.take(strangers(Self.distinctHits - count) + sweep + strangers(10))

        let verdicts = try await post.activity().map(\.judgement.verdict)
        #expect(verdicts == [.machine, .machine, .machine])
        #expect(try await post.totals().clicks == 0)
        #expect(try await post.store.skippedHits(of: "local") == Self.distinctHits - count + 10)
        #expect(try await post.store.journalPosition(of: "local") == post.journal.syncedPosition)
    }

    @Test func equalHitsOfTwoAreOneOpen() async throws {
        let post = try await Post()

        try await post.take(
            strangers(Self.distinctHits - 1) + [post.hit(after: .seconds(100))] + [post.hit(after: .seconds(110))]
        )

        #expect(try await post.activity().map(\.count) == [2])
        #expect(try await post.totals().opens == 1)
    }

    @Test func aJournalThatFailsHalfWayThroughIsReadAgain() async throws {
        let ear = Ear()
        let post = try await Post(logger: ear.logger)
        _ = try post.journal.append([post.hit()])
        _ = try post.journal.roll(behind: post.journal.syncedPosition)
        _ = try post.journal.append([post.hit(recipient: 1)])
        let show = try post.hideLastSegment()

        async let taking: Void = post.intake.takeIn()
        #expect(await ear.error() == "error: The journal can’t be read; its hits stay there")
        try show()
        try await taking

        #expect(try await post.activity().map(\.count) == [1, 1])
    }

    /// Hits of copies that don't exist, each of its own.
    private func strangers(_ count: Int) throws -> [Hit] {
        let address = try #require(NetworkAddress("192.0.2.7"))
        return (0..<count).map { _ in
            Hit(
                at: Post.handOver,
                kind: .beacon,
                copy: CopyReference(email: .new(at: Post.handOver), recipient: 0),
                ordinal: 0,
                method: .get,
                address: address,
                agent: "",
                headers: HitHeaders()
            )
        }
    }
}

extension Post {
    fileprivate func link(_ ordinal: UInt16, after delay: Duration) throws -> Hit {
        let hit = try hit(.link, after: delay)
        return Hit(
            at: hit.at,
            kind: hit.kind,
            copy: hit.copy,
            ordinal: ordinal,
            method: hit.method,
            address: hit.address,
            agent: hit.agent,
            headers: HitHeaders(accept: "text/html,application/xhtml+xml", language: "en-GB,en;q=0.9")
        )
    }
}
