internal import NIOPosix

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A stored content that is open for reading: it can be read to its end also after it was thrown away.
package final class StoredContent: Sendable {
    /// Its length in bytes.
    package let size: Int64

    private let descriptor: CInt
    private let threads: NIOThreadPool

    init(descriptor: CInt, size: Int64, threads: NIOThreadPool) {
        self.descriptor = descriptor
        self.size = size
        self.threads = threads
    }

    deinit { close(descriptor) }

    /// Reads up to so many bytes from an offset; none at the end.
    package func read(_ count: Int, at offset: Int64) async throws(ObjectStoreError) -> [UInt8] {
        let content = self
        return try await threads.onThread { () throws(ObjectStoreError) in try content.readNow(count, at: offset) }
    }

    private func readNow(_ count: Int, at offset: Int64) throws(ObjectStoreError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Int(min(Int64(count), max(size - offset, 0))))
        var done = 0
        while done < bytes.count {
            let wanted = bytes.count - done
            let got = bytes.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress.map { $0 + done }, wanted, off_t(offset) + off_t(done))
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .last }
            guard got > 0 else { break }
            done += got
        }
        bytes.removeLast(bytes.count - done)
        return bytes
    }
}
