import Edge
import Engagement
import SQLite
import Storage
import Testing
import Tracking

/// What can't be stored goes beside the journal, and the rest goes on.
@Suite(.timeLimit(.minutes(5)))
struct SettingAsideTests {
    private let database: SQLiteDatabase
    private let post: Post

    init() async throws {
        database = try SQLiteDatabase.inMemory()
        post = try await Post(store: Store(database: database, clock: WallClock { Post.handOver }))
    }

    private func spoil(_ statement: String) async throws {
        _ = try await database.write { try $0.run(statement, []) }
    }

    private func opens(of recipient: UInt16) async throws -> Int {
        try await post.activity().filter { $0.copy.recipient == recipient }.map(\.count).reduce(0, +)
    }

    @Test func aCopyWhoseRowCanNotBeReadStopsNobodyElse() async throws {
        try await spoil("UPDATE recipients SET handed_over_at = 'yesterday' WHERE ordinal = 0")
        let bad = try (0..<3).map { try post.hit(after: .seconds(100 * $0 + 100)) }

        try await post.take([bad[0], post.hit(recipient: 1), bad[1], bad[2]])

        #expect(try await opens(of: 1) == 1)
        #expect(try await opens(of: 0) == 0)
        #expect(try post.setAside.pieces().map(\.hits) == [bad])
        #expect(try await post.store.journalPosition(of: "local") == post.journal.syncedPosition)
        try await post.take([post.hit(recipient: 1, after: .seconds(9_000))])
        #expect(try await opens(of: 1) == 2)
    }

    @Test func aCopyThatBreaksARuleStopsNobodyElse() async throws {
        // The next open of a person would take one away from none.
        try await spoil("UPDATE recipients SET perhaps_opens = 1 WHERE ordinal = 0")
        let bad = try post.hit()

        try await post.take([post.hit(recipient: 1), bad])
        try await post.takeInAgain()

        #expect(try await opens(of: 1) == 1)
        #expect(try post.setAside.pieces().map(\.hits) == [[bad]])
        #expect(try await post.store.skippedHits(of: "local") == 0)
    }

    @Test func whatFailsOnlyTogetherIsSetAsideTogether() async throws {
        // One more open is allowed, two are not.
        try await spoil("CREATE TABLE one (opens BIGINT CHECK (opens < 2))")
        try await spoil("INSERT INTO one (opens) VALUES (0)")
        try await spoil(
            "CREATE TRIGGER counts AFTER INSERT ON interactions BEGIN UPDATE one SET opens = opens + 1; END"
        )

        try await post.take([post.hit(), post.hit(recipient: 1)])

        #expect(try await post.activity().isEmpty)
        #expect(try post.setAside.pieces().map(\.hits.count) == [2])
        #expect(try await post.store.journalPosition(of: "local") == post.journal.syncedPosition)
    }

    @Test func damageIsSetAsideAndTheRestTakenIn() async throws {
        let first = try post.journal.append([post.hit(after: .seconds(100))])
        let second = try post.journal.append([post.hit(after: .seconds(500))])
        try post.journal.append([post.hit(after: .seconds(900))])
        try post.garble(at: first)

        try await post.takeInAgain()

        #expect(try await opens(of: 0) == 2)
        #expect(try post.setAside.pieces().map(\.place) == [first])
        #expect(try post.setAside.pieces().map(\.bytes) == [Int(second.offset - first.offset)])
    }
}
