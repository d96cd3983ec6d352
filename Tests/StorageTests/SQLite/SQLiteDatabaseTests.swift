internal import Foundation
internal import SQLite
internal import Testing

@testable internal import Storage

@Suite struct SQLiteDatabaseTests {
    @Test func bindsParametersByTheirNumber() async throws {
        let database = try SQLiteDatabase.inMemory()

        let row = try await database.read { sql in
            try sql.row("SELECT $2 AS a, $1 AS b, $2 AS c", "one", "two")
        }

        #expect(try row?.text("a") == "two")
        #expect(try row?.text("b") == "one")
        #expect(try row?.text("c") == "two")
    }

    @Test func bindsMoreThanNineParameters() async throws {
        let database = try SQLiteDatabase.inMemory()
        let values = (1...11).map { SQLValue.integer($0) }

        let row = try await database.read { sql in
            try sql.rows("SELECT $11 AS k, $10 AS j, $1 AS a, $2 + $3 + $4 + $5 + $6 + $7 + $8 + $9 AS s", values).first
        }

        #expect(try row?.number("k") == 11)
        #expect(try row?.number("j") == 10)
        #expect(try row?.number("a") == 1)
        #expect(try row?.number("s") == 44)
    }

    @Test func keepsEveryKindOfValue() async throws {
        let database = try SQLiteDatabase.inMemory()
        let values: [SQLValue] = [
            .null, .integer(.min), .real(0.1), .text("ü\u{1F600}"), .blob([0, 255, 0]), .blob([]),
        ]

        let kept = try await database.write { sql in
            try sql.run("CREATE TABLE t (a BIGINT, b BIGINT, c DOUBLE PRECISION, d TEXT, e BYTEA, f BYTEA)", [])
            try sql.run("INSERT INTO t VALUES ($1, $2, $3, $4, $5, $6)", values)
            return try sql.rows("SELECT a, b, c, d, e, f FROM t", [])
        }

        let row = try #require(kept.first)
        #expect(try ["a", "b", "c", "d", "e", "f"].map { try row.value($0) } == values)
    }

    @Test func namesTheColumnThatIsMissingOrOfAnotherType() async throws {
        let database = try SQLiteDatabase.inMemory()

        let row = try #require(try await database.read { try $0.row("SELECT 'x' AS a, NULL AS b") })

        #expect(throws: DatabaseError.unexpectedColumn("c")) { try row.text("c") }
        #expect(throws: DatabaseError.unexpectedColumn("a")) { try row.number("a") }
        #expect(throws: DatabaseError.unexpectedColumn("b")) { try row.text("b") }
    }

    @Test func undoesAWriteThatThrows() async throws {
        let database = try SQLiteDatabase.inMemory()
        try await database.write { _ = try $0.run("CREATE TABLE t (a BIGINT)", []) }

        await #expect(throws: StoreError.notFound) {
            try await database.write { sql in
                try sql.run("INSERT INTO t VALUES (1)")
                throw StoreError.notFound
            }
        }

        #expect(try await database.read { try $0.rows("SELECT a FROM t", []).count } == 0)
    }

    @Test func saysWhichRuleWasBroken() async throws {
        let database = try SQLiteDatabase.inMemory()
        try await database.write { sql in
            try sql.run("CREATE TABLE t (a BIGINT NOT NULL PRIMARY KEY, b TEXT UNIQUE CHECK (b <> 'no'))", [])
            try sql.run("CREATE TABLE u (a BIGINT REFERENCES t (a))", [])
            try sql.run("INSERT INTO t VALUES (1, 'b')")
        }

        await #expect(throws: DatabaseError.notUnique("t.a")) {
            try await database.write { try $0.run("INSERT INTO t VALUES (1, 'c')") }
        }
        await #expect(throws: DatabaseError.notUnique("t.b")) {
            try await database.write { try $0.run("INSERT INTO t VALUES (2, 'b')") }
        }
        await #expect(throws: DatabaseError.ruleBroken("b <> 'no'")) {
            try await database.write { try $0.run("INSERT INTO t VALUES (2, 'no')") }
        }
        await #expect(throws: DatabaseError.ruleBroken("t.a")) {
            try await database.write { try $0.run("INSERT INTO t VALUES (NULL, 'd')") }
        }
        await #expect(throws: DatabaseError.ruleBroken("FOREIGN KEY constraint failed")) {
            try await database.write { try $0.run("INSERT INTO u VALUES (7)") }
        }
    }

    @Test func namesNoValuesInErrors() async throws {
        let database = try SQLiteDatabase.inMemory()

        do {
            _ = try await database.read { try $0.rows("SELECT missing FROM nowhere WHERE a = $1", "secret") }
            Issue.record("a wrong statement passed")
        } catch let error as DatabaseError {
            #expect(error == .failed("no such table: nowhere"))
        }
    }

    @Test func refusesToWriteWhileReading() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.file("a.sqlite"))

        await #expect(throws: DatabaseError.self) {
            try await database.read { _ = try $0.run("CREATE TABLE t (a BIGINT)", []) }
        }
    }
}
