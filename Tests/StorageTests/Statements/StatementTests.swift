internal import Foundation
internal import SQLite
internal import TestSupport
internal import Testing

@testable internal import Storage

@Suite struct StatementTests {
    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: SourceStatements.folder.path), "the sources are not here")
    )
    func everyStatementOfTheSourcesRunsOnTheTour() async throws {
        let database = try PlanWatch(SQLiteDatabase.inMemory())
        try await Tour(house: .open(database: database)).walk()
        let seeds = Migration.all.flatMap(\.statements).map(SourceStatements.normal)

        let written = try SourceStatements.all().subtracting(seeds)
        let ran = Set(database.seen.keys.map(SourceStatements.normal))

        #expect(written.count > 80)
        let missing = written.subtracting(ran).filter { statement in
            !ran.contains { SourceStatements.isFilledIn(statement, by: $0) }
        }
        #expect(missing.sorted() == [])
    }

    @Test func noStatementWalksThroughAllOfWhatGrows() async throws {
        let database = try PlanWatch(SQLiteDatabase.inMemory())
        try await Tour(house: .open(database: database)).walk()

        #expect(database.seen.count > 80)
        // A migration runs once, and walks through what it changes.
        let steps = Set(Migration.all.flatMap(\.statements))
        for (statement, plan) in database.seen where !steps.contains(statement) {
            let walks = plan.filter { $0.hasPrefix("SCAN") && !isSmall($0) }
            #expect(walks == [], "\(statement)")
        }
    }

    @Test func listsComeFromAnIndexInTheirOrder() async throws {
        let database = try PlanWatch(SQLiteDatabase.inMemory())
        try await Tour(house: .open(database: database)).walk()
        let lists = [
            "FROM emails WHERE", "FROM interactions WHERE email_id = $1 AND (at", "FROM audit_entries WHERE (at",
            "FROM contacts WHERE (sort_key", "FROM contacts WHERE id < $1",
            "FROM contacts WHERE account_id = $1 AND (sort_key",
            "FROM accounts WHERE (sort_key, id)", "FROM accounts WHERE id < $1", "FROM opportunities WHERE (sort_key",
            "FROM opportunities WHERE id < $1", "FROM opportunities WHERE account_id", "FROM emails WHERE regarding",
            "FROM sandbox_messages WHERE (received_at",
            "FROM sandbox_messages WHERE seller_id = $1 AND", "FROM sandbox_messages WHERE address_key",
            "FROM blocks WHERE lifted_at IS NULL AND id", "FROM blocks WHERE (lifted_at",
            "FROM templates WHERE (sort_key", "FROM cards WHERE seller_id = $1 AND (at",
        ]

        for list in lists {
            let plans = database.seen.filter { SourceStatements.normal($0.key).contains(list) }
            #expect(!plans.isEmpty, "\(list)")
            // A union finds the few emails of one id, and is no list.
            for (statement, plan) in plans where statement.contains("ORDER BY") && !statement.contains("UNION") {
                #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(statement): \(plan)")
            }
        }
    }

    @Test func theEmailsOfARecordAreReadInTheOrderOfTheirIDs() async throws {
        let database = try PlanWatch(SQLiteDatabase.inMemory())
        try await Tour(house: .open(database: database)).walk()

        let plans = database.seen.filter { $0.key.contains("ORDER BY e.id DESC") }

        #expect(plans.count == 2)
        for (statement, plan) in plans {
            #expect(!plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(statement): \(plan)")
        }
    }

    @Test func theHitsOfACopyAreFoundByTheirTime() async throws {
        let database = try PlanWatch(SQLiteDatabase.inMemory())
        try await Tour(house: .open(database: database)).walk()

        let plans = database.seen.filter {
            SourceStatements.normal($0.key).contains("FROM hits WHERE email_id = $1 AND recipient = $2 AND last_at")
        }

        #expect(plans.count == 2)
        for plan in plans.values {
            #expect(plan.contains { $0.contains("hits_of_copy") && $0.contains("last_at>?") }, "\(plan)")
        }
    }

    /// What may be walked through: the workspace's own few lines, values made on the spot, what was found by an index just before,
    /// and the sandbox's summary.
    private func isSmall(_ line: String) -> Bool {
        [
            "users", "teams", "never_rewrite_domains", "workspace", "schema_migrations", "mail_servers",
            "sandbox_messages",
            "CONSTANT ROW", "spans", "sums", "copies",
        ]
        .contains { line.hasPrefix("SCAN \($0)") }
    }
}
