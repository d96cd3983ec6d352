internal import SQLite
internal import Storage
internal import Synchronization

/// A database whose next change, when it is told so, waits until so much was read.
final class TardyDatabase: Database {
    private let database: SQLiteDatabase
    private let reads: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation
    private let awaited = Mutex(0)

    init() throws {
        database = try SQLiteDatabase.inMemory()
        (reads, signal) = AsyncStream.makeStream()
    }

    /// Lets the next change wait until so many reads, from now on, were done.
    func awaitReads(_ count: Int) {
        awaited.withLock { $0 = count }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        let result = try await database.read(body)
        if awaited.withLock({ $0 > 0 }) { signal.yield() }
        return result
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        var reads = reads.makeAsyncIterator()
        for _ in 0..<awaited.withLock(\.self) { await reads.next() }
        awaited.withLock { $0 = 0 }
        return try await database.write(body)
    }
}
