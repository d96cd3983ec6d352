#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// What changes whenever a file is replaced or written to.
struct FileStamp: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64
    private let size: Int64
    private let seconds: Int64
    private let nanoseconds: Int64

    /// Looks at the file as it is now.
    init(_ path: String) throws(SystemFailure) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .last }
        #if canImport(Glibc)
        let modified = status.st_mtim
        #else
        let modified = status.st_mtimespec
        #endif
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        seconds = Int64(modified.tv_sec)
        nanoseconds = Int64(modified.tv_nsec)
    }
}
