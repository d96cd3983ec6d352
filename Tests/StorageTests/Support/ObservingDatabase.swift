internal import SQLite
internal import Storage
internal import Synchronization

/// A database that remembers every statement it ran, with the plan by which SQLite would find its rows.
final class ObservingDatabase: Database {
    private let database: SQLiteDatabase
    private let plans = Mutex<[String: [String]]>([:])

    init() throws {
        database = try SQLiteDatabase.inMemory()
    }

    /// Every statement that ran, with the lines of its plan.
    var observed: [String: [String]] { plans.withLock { $0 } }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.read { try body(Connection(sql: $0, observer: self)) }
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.write { try body(Connection(sql: $0, observer: self)) }
    }

    private func observe(_ statement: String, _ parameters: [SQLValue], on sql: any SQLConnection) throws {
        guard plans.withLock({ $0[statement] }) == nil, !statement.hasPrefix("CREATE") else { return }
        let plan = try sql.rows("EXPLAIN QUERY PLAN " + statement, parameters).map { row in
            if case .text(let line) = try row.value("detail") { line } else { "" }
        }
        plans.withLock { $0[statement] = plan }
    }

    private struct Connection: SQLConnection {
        let sql: any SQLConnection
        let observer: ObservingDatabase

        func rows(_ statement: String, _ parameters: [SQLValue]) throws -> [SQLRow] {
            try observer.observe(statement, parameters, on: sql)
            return try sql.rows(statement, parameters)
        }

        func run(_ statement: String, _ parameters: [SQLValue]) throws -> Int {
            try observer.observe(statement, parameters, on: sql)
            return try sql.run(statement, parameters)
        }
    }
}
