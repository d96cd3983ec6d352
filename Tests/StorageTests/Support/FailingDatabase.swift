internal import SQLite
internal import Storage
internal import Synchronization

/// A database whose disk is full whenever a statement begins with certain words, until it is mended.
final class FailingDatabase: Database {
    private let database: SQLiteDatabase
    private let failing: String
    private let isMended = Mutex(false)

    init(failing: String) throws {
        database = try SQLiteDatabase.inMemory()
        self.failing = failing
    }

    func mend() {
        isMended.withLock { $0 = true }
    }

    func breakAgain() {
        isMended.withLock { $0 = false }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.read(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        let failing = isMended.withLock { $0 } ? nil : failing
        return try await database.write { try body(Connection(sql: $0, failing: failing)) }
    }

    private struct Connection: SQLConnection {
        let sql: any SQLConnection
        let failing: String?

        func rows(_ statement: String, _ parameters: [SQLValue]) throws -> [SQLRow] {
            try sql.rows(statement, parameters)
        }

        func run(_ statement: String, _ parameters: [SQLValue]) throws -> Int {
            if let failing, statement.hasPrefix(failing) { throw DatabaseError.full }
            return try sql.run(statement, parameters)
        }
    }
}
