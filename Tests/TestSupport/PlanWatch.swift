package import Storage
internal import Synchronization

/// A database that remembers, of every statement that ran, the plan by which its engine finds the rows.
package final class PlanWatch: Database {
    private let database: any Database
    private let plans = Mutex<[String: [String]]>([:])

    /// Watches what runs on another, on which SQLite answers.
    package init(_ database: any Database) {
        self.database = database
    }

    /// Every statement that ran since ``forget()``, with the lines of its plan.
    package var seen: [String: [String]] { plans.withLock { $0 } }

    /// Forgets what ran until now.
    package func forget() { plans.withLock { $0 = [:] } }

    /// Reads, and notes the statements.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.read { try body(Connection(sql: $0, watch: self)) }
    }

    /// Writes, and notes the statements.
    package func write<Result: Sendable>(
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
