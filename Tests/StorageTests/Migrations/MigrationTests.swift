internal import SQLite
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct MigrationTests {
    @Test func isNumberedWithoutGaps() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }

    @Test func describesEachStepInASentence() {
        for migration in Migration.all {
            #expect(migration.sentence.hasSuffix("."))
        }
    }

    @Test func migratesTwiceAsOnce() async throws {
        let database = try SQLiteDatabase.inMemory()
        let clock = try TestClock()
        let store = Store(database: database, clock: clock.wallClock)

        try await store.migrate()
        let first = try await schema(of: database)
        clock.advance(by: .seconds(60))
        try await store.migrate()

        #expect(try await schema(of: database) == first)
        let rows = try await database.read {
            try $0.rows("SELECT number, at FROM schema_migrations ORDER BY number", [])
        }
        #expect(try rows.map { try $0.number("number") } == Migration.all.map(\.number))
        #expect(try rows.allSatisfy { try $0.instant("at") == clock.now - .seconds(60) })
    }

    @Test func goesOnWhereAnOlderProgramStopped() async throws {
        let database = try SQLiteDatabase.inMemory()
        let store = Store(database: database)

        try await store.migrate(through: Array(Migration.all.prefix(4)))
        try await store.migrate()

        let whole = try SQLiteDatabase.inMemory()
        try await Store(database: whole).migrate()
        #expect(try await schema(of: database) == schema(of: whole))
    }

    @Test func refusesDataOfANewerProgram() async throws {
        let database = try SQLiteDatabase.inMemory()
        let store = Store(database: database)
        try await store.migrate()
        try await database.write { _ = try $0.run("INSERT INTO schema_migrations (number, at) VALUES (999, 0)", []) }

        await #expect(throws: StoreError.dataTooNew(found: 999, known: Migration.all.count)) {
            try await store.migrate()
        }
    }

    @Test func undoesAStepThatFailsHalfway() async throws {
        let database = try SQLiteDatabase.inMemory()
        let store = Store(database: database)
        let broken = Migration(number: 1, sentence: "Fails.", statements: ["CREATE TABLE a (b BIGINT)", "NONSENSE"])

        await #expect(throws: StoreError.self) {
            try await store.migrate(through: [broken])
        }

        #expect(try await schema(of: database).contains { $0.contains("TABLE a ") } == false)
        #expect(try await database.read { try $0.rows("SELECT number FROM schema_migrations", []).count } == 0)
    }

    @Test func keepsToThePortableSubset() {
        let foreign = ["AUTOINCREMENT", "STRICT", "WITHOUT ROWID", "BLOB", "DATETIME", "json", "->>", "PRAGMA"]
        for statement in Migration.all.flatMap(\.statements) {
            for word in foreign {
                #expect(!statement.contains(word), "\(word) is not portable")
            }
        }
    }

    private func schema(of database: SQLiteDatabase) async throws -> [String] {
        try await database.read { sql in
            try sql.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name", []).map {
                try $0.text("sql")
            }
        }
    }
}
