#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// An open file or folder, closed when nobody holds it any more.
final class OpenFile: Sendable {
    private let descriptor: CInt

    init(_ path: String, _ flags: CInt, mode: mode_t = 0o600) throws(SystemFailure) {
        descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .last }
    }

    deinit {
        close(descriptor)
    }

    /// Size, permissions and the rest.
    func status() throws(SystemFailure) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last }
        return status
    }

    func size() throws(SystemFailure) -> Int {
        Int(try status().st_size)
    }

    /// Reads up to so many bytes from an offset; fewer only at the end of the file.
    func read(_ count: Int, at offset: Int) throws(SystemFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let result = bytes.withUnsafeMutableBytes { buffer in
            Result { () throws(SystemFailure) in try read(into: buffer, at: offset) }
        }
        bytes.removeLast(count - (try result.get()))
        return bytes
    }

    /// Fills the memory from an offset on, and tells how many bytes it got; fewer only at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemFailure) -> Int {
        var done = 0
        while done < buffer.count {
            let got = pread(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .last }
            guard got > 0 else { break }
            done += got
        }
        return done
    }

    /// Writes all bytes at an offset.
    func write(_ bytes: [UInt8], at offset: Int) throws(SystemFailure) {
        let failure = bytes.withUnsafeBytes { write($0, at: offset) }
        if let failure { throw failure }
    }

    private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> SystemFailure? {
        var done = 0
        while done < bytes.count {
            let put = pwrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { return put < 0 ? .last : SystemFailure(code: ENOSPC) }
            done += put
        }
        return nil
    }

    /// Waits until the file's bytes are on disk, and of what is known about it so much as is needed to read them.
    func syncData() throws(SystemFailure) {
        #if canImport(Glibc)
        guard fdatasync(descriptor) == 0 else { throw .last }
        #else
        // Here `fsync` alone leaves the bytes in the drive's cache.
        guard fcntl(descriptor, F_FULLFSYNC) == 0 else { throw .last }
        #endif
    }

    /// Waits until everything about the file or folder is on disk.
    func sync() throws(SystemFailure) {
        guard fsync(descriptor) == 0 else { throw .last }
    }

    /// Takes the file for this process alone; `false` where somebody else has it.
    ///
    /// It is free again when the file is closed.
    func lock() -> Bool {
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }
}
