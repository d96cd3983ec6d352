internal import SQLite
internal import Storage
internal import Synchronization

/// A database that takes no changes as long as it is told to, as one that another process keeps locked.
final class RefusingDatabase: Database {
    /// Tells each refusal.
    let refusals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation
    private let database: SQLiteDatabase
    private let isRefusing = Mutex(false)

    init() throws {
        database = try SQLiteDatabase.inMemory()
        (refusals, signal) = AsyncStream.makeStream()
    }

    func refuse(_ refuses: Bool) {
        isRefusing.withLock { $0 = refuses }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.read(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        guard isRefusing.withLock({ $0 }) else { return try await database.write(body) }
        signal.yield()
        throw DatabaseError.busy
    }
}
