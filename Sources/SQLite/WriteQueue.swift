internal import GRDB
internal import Storage
internal import Synchronization

/// Writes in the order in which they come; those that wait share a transaction, and with it a sync of the disk.
///
/// Each is still kept or undone by itself, and none is told its result before it is on disk.
final class WriteQueue: Sendable {
    private let writer: any DatabaseWriter
    /// `nil` in memory.
    private let place: FilePlace?
    private let waiting = Mutex<[any PendingWrite]>([])

    /// A transaction takes no more writes in after so long: those that are done wait for its end.
    private static let longest = Duration.milliseconds(20)

    init(writer: any DatabaseWriter, place: FilePlace?) {
        self.writer = writer
        self.place = place
    }

    /// Runs `body` when its turn comes; what it returns is on disk.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        let write = Write(body)
        return try await write.result {
            waiting.withLock { $0.append(write) }
            // Each asks for a turn: who comes to one finds the queue empty, or does all that waits.
            writer.asyncWriteWithoutTransaction { self.share($0) }
        }
    }

    /// Does what waits in one transaction.
    private func share(_ database: GRDB.Database) {
        guard let first = next() else { return }
        var ended: [(write: any PendingWrite, error: (any Error)?)] = []
        do {
            try database.inTransaction(.immediate) {
                try place?.check()
                let connection = SQLiteConnection(database: database)
                let end = ContinuousClock.now + Self.longest
                // Alone in the transaction it needs no savepoint, which would keep a copy of every page that it changes.
                try first.run(on: connection)
                while ContinuousClock.now < end, let write = next() {
                    ended.append((write, try Self.error(of: write, on: connection, in: database)))
                }
                try place?.check()
                return .commit
            }
            first.end(nil)
            for (write, error) in ended { write.end(error) }
        } catch {
            first.end(error)
            for (write, own) in ended { write.end(own ?? error) }
        }
    }

    private func next() -> (any PendingWrite)? {
        waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }

    /// Does one of several; says why it was undone, if it was.
    ///
    /// It throws where the engine undid the whole transaction, as when the disk is full.
    private static func error(
        of write: any PendingWrite,
        on connection: SQLiteConnection,
        in database: GRDB.Database
    ) throws -> (any Error)? {
        do {
            try database.inSavepoint {
                try write.run(on: connection)
                return .commit
            }
            return nil
        } catch {
            guard database.isInsideTransaction else {
                write.end(error)
                throw error
            }
            return error
        }
    }
}
