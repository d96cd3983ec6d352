/// Why the edge state can't be read or published.
package enum EdgeStateError: Error, Hashable {
    /// The file can't be read.
    case unreadable(path: String, reason: String)
    /// The file can't be written.
    case unwritable(path: String, reason: String)
    /// The file is none of ours, damaged, or of another version.
    case malformed(path: String)
}

extension EdgeStateError: CustomStringConvertible {
    /// What is wrong.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path) can't be read (\(reason))"
        case .unwritable(let path, let reason): "\(path) can't be written (\(reason))"
        case .malformed(let path): "\(path) is no edge state of this version of Inkling, or it is damaged"
        }
    }
}
