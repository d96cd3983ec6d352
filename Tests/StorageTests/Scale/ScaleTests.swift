internal import Engagement
internal import SQLite
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct ScaleTests {
    private let clock: TestClock
    private let database: SQLiteDatabase
    private let store: Store

    init() async throws {
        clock = try TestClock()
        database = try SQLiteDatabase.inMemory()
        store = Store(database: database, clock: clock.wallClock)
        try await store.migrate()
    }

    private func number(_ statement: String) async throws -> Int {
        try await store.read { sql, _ in try sql.row(statement)?.number("number") ?? 0 }
    }

    @Test func fullSizeIsWhatIsPromised() {
        let size = ScaleSize(factor: 1)

        #expect(size.users == 2_000)
        #expect(size.emails == 1_000_000)
        #expect(size.interactions == 10_000_000)
    }

    @Test func everythingThatIsPromisedIsThere() async throws {
        let size = ScaleSize(factor: 0.001)
        var heard: [Int] = []

        try await store.fill(size, passwordHash: "-") { heard.append($0) }

        #expect(heard.last == size.emails)
        #expect(try await number("SELECT COUNT(*) AS number FROM users") == size.users)
        #expect(try await number("SELECT COUNT(*) AS number FROM users WHERE team_id IS NULL") == 0)
        #expect(try await number("SELECT COUNT(*) AS number FROM emails") == size.emails)
        #expect(try await number("SELECT COUNT(*) AS number FROM interactions") == size.interactions)
        #expect(try await number("SELECT COUNT(*) AS number FROM contacts") == size.contacts)
        for table in ["cards", "replies", "reminders", "files", "opportunities", "templates", "correspondents"] {
            #expect(try await number("SELECT COUNT(*) AS number FROM \(table)") > 0, "\(table)")
        }
        let future = "SELECT COUNT(*) AS number FROM interactions WHERE last_at > \(clock.now.microseconds)"
        #expect(try await number(future) == 0)
        let busiest = """
            SELECT MAX(n) AS number FROM (SELECT COUNT(*) AS n FROM recipients GROUP BY address_key)
            """
        #expect(try await number(busiest) > 20)
        #expect(try await store.settings().isFollowingOn)
    }

    @Test func whatPagesReadIsWhatTheTransactionsWouldHaveKept() async throws {
        let size = ScaleSize(factor: 0.0005)
        try await store.fill(size, passwordHash: "-") { _ in }
        let before = try await sums()

        try await store.write { change in
            let copies = try change.sql.rows("SELECT email_id, ordinal FROM recipients")
            for copy in copies {
                try change.sql.recount(
                    CopyReference(email: copy.id("email_id"), recipient: copy.ordinal("ordinal"))
                )
            }
        }

        #expect(try await sums() == before)
        #expect(before.flatMap(\.self).contains { $0 != .null && $0 != .integer(0) })
    }

    /// Every total of every email and copy, and the clicks on every link.
    private func sums() async throws -> [[SQLValue]] {
        let totals = [
            "opens", "perhaps_opens", "clicks", "perhaps_clicks", "links_clicked", "views", "perhaps_views",
            "last_opened_at",
        ]
        let ofEmails = ["id", "opened_by", "perhaps_opened_by", "last_opened_by"] + totals
        return try await all(of: ofEmails, from: "emails ORDER BY id")
            + all(of: ["email_id", "ordinal"] + totals, from: "recipients ORDER BY email_id, ordinal")
            + all(
                of: ["email_id", "ordinal", "recipient", "clicks"],
                from: "link_clicks ORDER BY email_id, ordinal, recipient"
            )
    }

    private func all(of columns: [String], from rest: String) async throws -> [[SQLValue]] {
        try await store.read { sql, _ in
            let rows = try sql.rows("SELECT \(columns.joined(separator: ", ")) FROM \(rest)")
            return try rows.map { row in try columns.map { try row.value($0) } }
        }
    }

    @Test func theSameSeedMakesTheSameMail() async throws {
        let other = Store(database: try SQLiteDatabase.inMemory(), clock: clock.wallClock)
        try await other.migrate()
        let size = ScaleSize(factor: 0)

        try await store.fill(size, passwordHash: "-") { _ in }
        try await other.fill(size, passwordHash: "-") { _ in }

        let list = EmailQuery(scope: .all, limit: 100)
        let seller = try #require(try await store.user(address: "seller@inkling.example")).user.viewer
        let found = try await store.emails(list, viewer: seller)
        #expect(found == (try await other.emails(list, viewer: seller)))
        #expect(!found.isEmpty)
    }
}
