internal import SQLite
internal import Storage
internal import Synchronization

/// A database that takes no changes as long as it is told to, as one that another process keeps locked.
final class LockedDatabase: Database {
    /// Tells each refusal.
    let refusals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation
    private let database: SQLiteDatabase
    private let isLocked = Mutex(false)

    init() throws {
        database = try SQLiteDatabase.inMemory()
        (refusals, signal) = AsyncStream.makeStream()
    }

    func lock(_ locks: Bool) {
        isLocked.withLock { $0 = locks }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.read(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        guard isLocked.withLock({ $0 }) else { return try await database.write(body) }
        signal.yield()
        throw DatabaseError.busy
    }
}
