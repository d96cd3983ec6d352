internal import Foundation
internal import SQLite
internal import Testing

@testable internal import Storage

@Suite struct SQLiteFileTests {
    @Test func makesFilesThatOnlyTheirOwnerReads() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.file("a.sqlite"))
        try await database.write { _ = try $0.run("CREATE TABLE t (a BIGINT)", []) }

        #expect(try folder.mode("a.sqlite") == 0o600)
        #expect(try folder.mode("a.sqlite-wal") == 0o600)
        #expect(try folder.mode("a.sqlite-shm") == 0o600)
    }

    @Test func takesOthersRightsAwayFromAFileThatExists() throws {
        let folder = try TemporaryFolder()
        _ = FileManager.default.createFile(
            atPath: folder.file("a.sqlite"),
            contents: nil,
            attributes: [.posixPermissions: 0o644]
        )

        _ = try SQLiteDatabase(path: folder.file("a.sqlite"))

        #expect(try folder.mode("a.sqlite") == 0o600)
    }

    @Test func saysWhyAFileCannotBeOpened() throws {
        let folder = try TemporaryFolder()
        let words = "its file can’t be made: No such file or directory"

        #expect(throws: DatabaseError.failed(words)) {
            try SQLiteDatabase(path: folder.file("missing/a.sqlite"))
        }
    }

    @Test func writesAheadAndSyncsEveryCommit() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.file("a.sqlite"))

        let settings = try await database.write { sql in
            [
                try sql.row("PRAGMA journal_mode")?.text("journal_mode"),
                try sql.row("PRAGMA synchronous")?.number("synchronous").description,
                try sql.row("PRAGMA foreign_keys")?.number("foreign_keys").description,
            ]
        }

        let full = "2"
        #expect(settings == ["wal", full, "1"])
    }

    @Test func keepsWhatWasWrittenWhenItIsOpenedAgain() async throws {
        let folder = try TemporaryFolder()
        let first = try await House.open(database: SQLiteDatabase(path: folder.file("a.sqlite")))
        let email = try await first.sent()

        let second = Store(database: try SQLiteDatabase(path: folder.file("a.sqlite")), clock: first.clock.wallClock)
        try await second.migrate()

        #expect(try await second.email(email.id, viewer: first.ada.viewer) == email)
    }

    @Test func letsTwoStoresWriteToOneFile() async throws {
        let folder = try TemporaryFolder()
        let house = try await House.open(database: SQLiteDatabase(path: folder.file("a.sqlite")))
        let other = Store(database: try SQLiteDatabase(path: folder.file("a.sqlite")), clock: house.clock.wallClock)
        try await other.migrate()

        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                let store = number.isMultiple(of: 2) ? house.store : other
                group.addTask {
                    _ = try await store.addContact(name: "", address: "c\(number)@buyer.test")
                }
            }
            try await group.waitForAll()
        }

        #expect(try await house.store.contacts(matching: "", after: nil, limit: 100).count == 20)
        #expect(try await other.contacts(matching: "", after: nil, limit: 100).count == 20)
    }

    @Test func givesUpWhenSomebodyElseWritesForTooLong() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.sqlite")
        let writer = try SQLiteDatabase(path: path)
        let other = try SQLiteDatabase(path: path, patience: .milliseconds(1))
        try await writer.write { _ = try $0.run("CREATE TABLE t (a BIGINT)", []) }
        let (entered, signal) = AsyncStream.makeStream(of: Void.self)
        let refused = DispatchSemaphore(value: 0)

        async let writing: Void = writer.write { sql in
            try sql.run("INSERT INTO t VALUES (1)")
            signal.finish()
            refused.wait()
        }
        for await _ in entered {}
        await #expect(throws: DatabaseError.busy) {
            try await other.write { _ = try $0.run("INSERT INTO t VALUES (2)", []) }
        }
        refused.signal()

        try await writing
        #expect(try await other.read { try $0.rows("SELECT a FROM t", []).count } == 1)
    }

    @Test func undoesAWriteForWhichTheDiskIsTooFull() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.file("a.sqlite"))
        try await database.write { _ = try $0.run("CREATE TABLE t (a BYTEA)", []) }

        await #expect(throws: DatabaseError.full) {
            try await database.write { sql in
                _ = try sql.rows("PRAGMA max_page_count = 4", [])
                try sql.run("INSERT INTO t VALUES ($1)", Array(repeating: 1, count: 100_000) as [UInt8])
            }
        }

        #expect(try await database.read { try $0.rows("SELECT a FROM t", []).count } == 0)
    }

    @Test func writesAndReadsNothingWhileItsFileIsNotInItsPlace() async throws {
        let folder = try TemporaryFolder()
        let (path, away) = (folder.file("a.sqlite"), folder.file("away.sqlite"))
        let files = FileManager.default
        let database = try SQLiteDatabase(path: path)
        let count: @Sendable (any SQLConnection) throws -> Int = { try $0.rows("SELECT a FROM t", []).count }
        try await database.write { _ = try $0.run("CREATE TABLE t (a BIGINT)", []) }

        try files.moveItem(atPath: path, toPath: away)
        await #expect(throws: DatabaseError.moved) {
            try await database.write { _ = try $0.run("INSERT INTO t VALUES (1)", []) }
        }
        await #expect(throws: DatabaseError.moved) { try await database.read(count) }
        #expect(!files.fileExists(atPath: path), "and makes no other")
        try files.copyItem(atPath: away, toPath: path)
        await #expect(throws: DatabaseError.moved, "a copy is another file") { try await database.read(count) }
        try files.removeItem(atPath: path)
        try files.moveItem(atPath: away, toPath: path)

        try await database.write { _ = try $0.run("INSERT INTO t VALUES (2)", []) }
        #expect(try await database.read(count) == 1)
    }

    @Test func undoesAWriteDuringWhichItsFileIsMovedAway() async throws {
        let folder = try TemporaryFolder()
        let (path, away) = (folder.file("a.sqlite"), folder.file("away.sqlite"))
        let database = try SQLiteDatabase(path: path)
        try await database.write { _ = try $0.run("CREATE TABLE t (a BIGINT)", []) }

        await #expect(throws: DatabaseError.moved) {
            try await database.write { sql in
                try sql.run("INSERT INTO t VALUES (1)")
                try FileManager.default.moveItem(atPath: path, toPath: away)
            }
        }
        try FileManager.default.moveItem(atPath: away, toPath: path)

        #expect(try await database.read { try $0.rows("SELECT a FROM t", []).count } == 0)
    }

    @Test func closesAndRefusesToWorkAfterThat() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.file("a.sqlite"))
        try await database.write { _ = try $0.run("CREATE TABLE t (a BIGINT)", []) }

        try database.close()

        await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.rows("SELECT a FROM t", []).count }
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file("a.sqlite-wal")))
    }

    @Test func seesOneStateThroughoutARead() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.sqlite")
        let (reader, writer) = (try SQLiteDatabase(path: path), try SQLiteDatabase(path: path))
        try await writer.write { _ = try $0.run("CREATE TABLE t (a BIGINT)", []) }
        let (entered, signal) = AsyncStream.makeStream(of: Void.self)
        let written = DispatchSemaphore(value: 0)

        async let counts = reader.read { sql in
            let before = try sql.rows("SELECT a FROM t", []).count
            signal.finish()
            written.wait()
            return (before, try sql.rows("SELECT a FROM t", []).count)
        }
        for await _ in entered {}
        try await writer.write { _ = try $0.run("INSERT INTO t VALUES (1)", []) }
        written.signal()

        let (before, after) = try await counts
        #expect(before == 0)
        #expect(after == 0)
    }
}
