/// What storage needs of an engine: transactions over one portable SQL (docs/decisions/004-one-sql-two-engines.md).
///
/// Statements use `$1`, `$2` … for parameters, in any order and as often as they like. Each engine makes of them what
/// it understands. Nothing outside an engine's target knows the library underneath.
package protocol Database: Sendable {
    /// Runs `body` in a transaction that only reads and sees one state of the data throughout.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result

    /// Runs `body` in a transaction that is kept if `body` returns and undone if it throws.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result
}

/// One connection within one transaction; it must not leave it.
package protocol SQLConnection {
    /// Runs a statement that answers rows: a query, or a change with `RETURNING`.
    ///
    /// - Throws: ``DatabaseError``.
    func rows(_ sql: String, _ parameters: [SQLValue]) throws -> [SQLRow]

    /// Runs a statement that changes rows, and says how many.
    ///
    /// - Throws: ``DatabaseError``.
    @discardableResult
    func run(_ sql: String, _ parameters: [SQLValue]) throws -> Int
}
