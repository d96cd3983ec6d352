internal import CSQLite
internal import GRDB
package import Storage

/// The embedded engine: one SQLite file in WAL mode, read by several and written by one at a time (design §3.2).
///
/// A commit is on disk before `write` returns (`synchronous=FULL`). The library underneath is GRDB, which nobody outside
/// this target knows.
package struct SQLiteDatabase: Storage.Database {
    private let writer: any DatabaseWriter
    private let writes: WriteQueue
    /// `nil` in memory.
    private let place: FilePlace?

    /// Opens the file, which is made where it is missing, readable by its owner only.
    ///
    /// `patience` is how long a transaction waits for another process before it gives up with `busy`.
    package init(path: String, patience: Duration = .seconds(5)) throws(Storage.DatabaseError) {
        do {
            try PrivateFile.make(at: path)
            let pool = try DatabasePool(path: path, configuration: Self.configuration(patience: patience))
            // GRDB sets NORMAL for WAL when it opens a pool, which may lose the last commits with the power.
            // Pages that one batch of hits after another writes go into the file once for 32 MiB of log, not once for 4.
            try pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8192")
            }
            writer = pool
            place = try FilePlace(path)
            writes = WriteQueue(writer: pool, place: place)
        } catch {
            throw Storage.DatabaseError(error)
        }
    }

    private init(writer: any DatabaseWriter) {
        self.writer = writer
        place = nil
        writes = WriteQueue(writer: writer, place: nil)
    }

    /// A database in memory, gone with its last holder: for tests and for trying out.
    package static func inMemory() throws(Storage.DatabaseError) -> SQLiteDatabase {
        do {
            return SQLiteDatabase(writer: try DatabaseQueue(configuration: configuration(patience: .zero)))
        } catch {
            throw Storage.DatabaseError(error)
        }
    }

    /// Closes the file, when nobody reads or writes any more.
    package func close() throws(Storage.DatabaseError) {
        do {
            try writer.close()
        } catch {
            throw Storage.DatabaseError(error)
        }
    }

    /// Runs `body` on one state of the data; refuses as long as the file is not in its place.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        do {
            // Before that, for a connection might be made to whatever lies there instead.
            try place?.check()
            return try await writer.read { database in
                try body(SQLiteConnection(database: database))
            }
        } catch {
            throw Self.mapped(error)
        }
    }

    /// Runs `body` in a transaction that holds the right to write from its first statement on, perhaps together with others.
    ///
    /// Nothing is written as long as the file is not in its place.
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        do {
            return try await writes.write(body)
        } catch {
            throw Self.mapped(error)
        }
    }
}

extension SQLiteDatabase {
    /// What holds for SQLite as a whole, done once.
    private static let isPrepared: Bool = {
        csqlite_forgo_memory_statistics()
        return true
    }()

    private static func configuration(patience: Duration) -> Configuration {
        _ = isPrepared
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience / .seconds(1))
        configuration.foreignKeysEnabled = true
        // 32 MiB of pages for each connection: what intake writes goes all over the indexes of the last days' mail.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -32768") }
        return configuration
    }

    /// Errors of the engine in storage's words; those that `body` threw pass.
    private static func mapped(_ error: any Error) -> any Error {
        error is GRDB.DatabaseError ? Storage.DatabaseError(error) : error
    }
}
