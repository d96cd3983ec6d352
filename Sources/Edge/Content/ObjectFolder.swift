internal import NIOCore
internal import NIOPosix
internal import Tracking

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The folder of stored files, read by threads of its own: a slow disk delays no event loop.
final class ObjectFolder: Sendable {
    private let path: String
    private let pool: NIOThreadPool

    /// So much is read, and held in memory, at a time.
    static let pieceLength = 64 << 10

    init(path: String, threads: Int = 4) {
        self.path = path
        pool = NIOThreadPool(numberOfThreads: threads)
    }

    func start() {
        pool.start()
    }

    func stop() async {
        try? await pool.shutdownGracefully()
    }

    /// An open file and the first of the bytes that are wanted.
    struct Opening: Sendable {
        let file: OpenFile
        let piece: ByteBuffer
    }

    /// Opens the file that the answer needs, and reads the first of its bytes: for small files that is all.
    func open(_ answer: ContentAnswer, toHead: Bool, on loop: any EventLoop) -> EventLoopFuture<Opening> {
        let place = "\(path)/\(answer.manifest.object.path)"
        let size = answer.manifest.size
        let range = toHead ? 0..<0 : answer.range
        return pool.runIfActive(eventLoop: loop) {
            let file = try OpenFile(place, O_RDONLY)
            let status = try file.status()
            guard status.st_mode & S_IFMT == S_IFREG, Int64(status.st_size) == size else {
                throw ObjectError.damaged
            }
            return Opening(file: file, piece: try Self.piece(of: file, range))
        }
    }

    /// Reads the first bytes of a range.
    func read(_ file: OpenFile, _ range: Range<Int64>, on loop: any EventLoop) -> EventLoopFuture<ByteBuffer> {
        pool.runIfActive(eventLoop: loop) { try Self.piece(of: file, range) }
    }

    private static func piece(of file: OpenFile, _ range: Range<Int64>) throws -> ByteBuffer {
        let count = Int(min(Int64(pieceLength), range.upperBound - range.lowerBound))
        var buffer = ByteBuffer()
        try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { bytes in
            try file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<count]), at: Int(range.lowerBound))
        }
        guard buffer.readableBytes == count else { throw ObjectError.damaged }
        return buffer
    }
}

/// Why a stored file can't be served.
enum ObjectError: Error, Hashable {
    /// It is no file, or not as long as it was when it was stored.
    case damaged
}

extension ObjectError: CustomStringConvertible {
    var description: String { "it is no file of the length that was stored" }
}
