internal import Foundation
internal import Storage

/// Which file lay at a path when it was opened.
///
/// SQLite goes on with a file that was moved away or replaced: what is written then would be lost with it, or mixed into another.
struct FilePlace: Sendable {
    private let path: String
    private let file: Identity

    private struct Identity: Hashable {
        let device: UInt64
        let number: UInt64
    }

    /// Looks at the file that lies there now.
    init(_ path: String) throws(Storage.DatabaseError) {
        guard let file = Self.identity(path) else { throw .moved }
        self.path = path
        self.file = file
    }

    /// Refuses where that file is not there.
    func check() throws(Storage.DatabaseError) {
        guard Self.identity(path) == file else { throw .moved }
    }

    private static func identity(_ path: String) -> Identity? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Identity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
    }
}
