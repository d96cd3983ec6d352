import SQLite
import Storage
import Synchronization

/// A database that remembers, of every statement that ran, the plan by which SQLite finds its rows.
final class PlanWatch: Database {
    private let database: SQLiteDatabase
    private let plans = Mutex<[String: [String]]>([:])

    init(_ database: SQLiteDatabase) {
        self.database = database
    }

    /// Every statement that ran since ``forget()``, with the lines of its plan.
    var seen: [String: [String]] { plans.withLock { $0 } }

    func forget() { plans.withLock { $0 = [:] } }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.read { try body(Connection(sql: $0, watch: self)) }
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.write { try body(Connection(sql: $0, watch: self)) }
    }

    private func note(_ statement: String, _ parameters: [SQLValue], on sql: any SQLConnection) throws {
        guard plans.withLock({ $0[statement] }) == nil, !statement.hasPrefix("CREATE") else { return }
        let plan = try sql.rows("EXPLAIN QUERY PLAN " + statement, parameters).map { row in
            if case .text(let line) = try row.value("detail") { line } else { "" }
        }
        plans.withLock { $0[statement] = plan }
    }

    private struct Connection: SQLConnection {
        let sql: any SQLConnection
        let watch: PlanWatch

        func rows(_ statement: String, _ parameters: [SQLValue]) throws -> [SQLRow] {
            try watch.note(statement, parameters, on: sql)
            return try sql.rows(statement, parameters)
        }

        func run(_ statement: String, _ parameters: [SQLValue]) throws -> Int {
            try watch.note(statement, parameters, on: sql)
            return try sql.run(statement, parameters)
        }
    }
}
