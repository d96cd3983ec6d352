internal import Foundation
internal import SQLite
internal import Testing

@testable internal import Storage

/// Writes that come at once share transactions; each is kept or undone by itself all the same.
@Suite struct SharedWriteTests {
    private enum Refused: Error, Hashable {
        case odd(Int)
    }

    private static func database(in folder: TemporaryFolder) async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(path: folder.file("a.sqlite"))
        try await database.write { _ = try $0.run("CREATE TABLE t (a BIGINT NOT NULL PRIMARY KEY)", []) }
        return database
    }

    @Test func eachIsKeptOrUndoneByItself() async throws {
        let folder = try TemporaryFolder()
        let database = try await Self.database(in: folder)

        let results = await withTaskGroup(of: (Int, Result<Int, any Error>).self) { group in
            for number in 0..<200 {
                group.addTask {
                    do {
                        let result = try await database.write { sql in
                            try sql.run("INSERT INTO t VALUES ($1)", number)
                            if number % 2 == 1 { throw Refused.odd(number) }
                            return number
                        }
                        return (number, .success(result))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }

        for (number, result) in results {
            switch result {
            case .success(let told): #expect(told == number && number % 2 == 0)
            case .failure(let error): #expect(error as? Refused == .odd(number))
            }
        }
        #expect(results.count == 200)
        let kept = try await database.read { try $0.rows("SELECT a FROM t ORDER BY a", []).map { try $0.number("a") } }
        #expect(kept == Array(stride(from: 0, to: 200, by: 2)))
    }

    @Test func aBrokenRuleOfOneLeavesTheOthersAlone() async throws {
        let folder = try TemporaryFolder()
        let database = try await Self.database(in: folder)

        let refused = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    do {
                        _ = try await database.write { try $0.run("INSERT INTO t VALUES ($1)", number / 2) }
                        return false
                    } catch {
                        return error as? DatabaseError == .notUnique("t.a")
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }

        #expect(refused == 50)
        #expect(try await database.read { try $0.rows("SELECT a FROM t", []).count } == 50)
    }

    @Test func aCancelledOneIsUndone() async throws {
        let folder = try TemporaryFolder()
        let database = try await Self.database(in: folder)

        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                withUnsafeCurrentTask { $0?.cancel() }
                await #expect(throws: (any Error).self) {
                    try await database.write { _ = try $0.run("INSERT INTO t VALUES (1)", []) }
                }
            }
            group.addTask {
                await #expect(throws: Never.self) {
                    try await database.write { _ = try $0.run("INSERT INTO t VALUES (2)", []) }
                }
            }
        }

        #expect(try await database.read { try $0.rows("SELECT a FROM t", []).map { try $0.number("a") } } == [2])
    }
}
