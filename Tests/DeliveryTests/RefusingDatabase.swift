import SQLite
import Storage
import Synchronization
import Tracking

/// A database that refuses to land the copies of one email until it is mended, and counts how often it did.
final class RefusingDatabase: Database {
    private let database: SQLiteDatabase
    private let state = Mutex<(refused: EmailID?, count: Int)>((nil, 0))

    init() throws {
        database = try SQLiteDatabase.inMemory()
    }

    /// So many copies were refused.
    var count: Int { state.withLock(\.count) }

    func refuse(_ email: EmailID?) {
        state.withLock { $0.refused = email }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.read(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.write { try body(Connection(sql: $0, database: self)) }
    }

    private func check(_ statement: String, _ parameters: [SQLValue]) throws(DatabaseError) {
        guard statement.hasPrefix("INSERT INTO sandbox_messages") else { return }
        let isRefused = state.withLock { state in
            guard let refused = state.refused, parameters.first == refused.sqlValue else { return false }
            state.count += 1
            return true
        }
        if isRefused { throw .full }
    }

    private struct Connection: SQLConnection {
        let sql: any SQLConnection
        let database: RefusingDatabase

        func rows(_ statement: String, _ parameters: [SQLValue]) throws -> [SQLRow] {
            try sql.rows(statement, parameters)
        }

        func run(_ statement: String, _ parameters: [SQLValue]) throws -> Int {
            try database.check(statement, parameters)
            return try sql.run(statement, parameters)
        }
    }
}
