internal import Foundation
internal import Storage

/// A file that only its owner may read and write.
enum PrivateFile {
    /// Makes the file where it is missing, and takes everybody else's rights away where it is not.
    ///
    /// SQLite gives its `-wal` and `-shm` files the mode of the main one, so doing that before it is opened is enough.
    /// A file that exists is never opened here: closing it would drop the locks that SQLite holds on it in this process.
    static func make(at path: String) throws(Storage.DatabaseError) {
        if chmod(path, 0o600) == 0 { return }
        guard errno == ENOENT else { throw failure("be made private") }
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            // Another process may have been quicker.
            if errno == EEXIST, chmod(path, 0o600) == 0 { return }
            throw failure("be made")
        }
        close(descriptor)
    }

    private static func failure(_ deed: String) -> Storage.DatabaseError {
        .failed("its file can’t \(deed): \(String(cString: strerror(errno)))")
    }
}
