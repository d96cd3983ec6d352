internal import GRDB
internal import Storage

extension Storage.DatabaseError {
    /// What the engine threw, in storage's words.
    ///
    /// SQLite's messages name tables and columns but never values.
    init(_ error: any Error) {
        switch error {
        case let error as Storage.DatabaseError: self = error
        case let error as GRDB.DatabaseError: self.init(engine: error)
        case is CancellationError: self = .cancelled
        default: self = .failed(String(describing: type(of: error)))
        }
    }

    private init(engine error: GRDB.DatabaseError) {
        let message = error.message ?? "no message"
        let rule = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? message
        switch (error.extendedResultCode, error.resultCode) {
        case (.SQLITE_CONSTRAINT_UNIQUE, _), (.SQLITE_CONSTRAINT_PRIMARYKEY, _): self = .notUnique(rule)
        case (_, .SQLITE_CONSTRAINT): self = .ruleBroken(rule)
        case (_, .SQLITE_BUSY), (_, .SQLITE_LOCKED): self = .busy
        case (_, .SQLITE_FULL): self = .full
        // Only who cancels a task interrupts a statement.
        case (_, .SQLITE_INTERRUPT): self = .cancelled
        default: self = .failed(message)
        }
    }
}
