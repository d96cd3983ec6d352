/// Why the journal can't be used.
package enum JournalError: Error, Hashable {
    /// Another process, or another part of this one, has it open.
    case inUse(path: String)
    /// A file or folder can't be read.
    case unreadable(path: String, reason: String)
    /// A file or folder can't be written or synced.
    case unwritable(path: String, reason: String)
    /// So many hits wait in memory for the disk that no more are taken.
    case tooManyWait
    /// It was closed before.
    case closed
}

extension JournalError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .inUse(let path):
            "the journal \(path) is in use; stop the other Inkling, or give this one its own data folder"
        case .unreadable(let path, let reason): "\(path) can't be read (\(reason))"
        case .unwritable(let path, let reason): "\(path) can't be written (\(reason)); make room on the disk"
        case .tooManyWait: "the disk does not take hits, and no more fit into memory; make room on the disk"
        case .closed: "the journal was closed"
        }
    }
}
