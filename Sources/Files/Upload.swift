internal import Crypto
internal import Synchronization
internal import Tracking

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A content on its way into the store: written under a temporary name, hashed and counted as it comes.
///
/// Its calls may wait for the disk. What is not finished when nobody holds it any more is thrown away.
final class Upload: Sendable {
    private struct State {
        /// -1 once it is finished or given up.
        var descriptor: CInt
        var hash = SHA256()
        var size: Int64 = 0
        var beginning: [UInt8] = []
    }

    private let folder: ObjectFolder
    private let path: String
    private let limit: Int64
    private let state: Mutex<State>

    init(in folder: ObjectFolder, named name: String, limit: Int64) throws(ObjectStoreError) {
        self.folder = folder
        self.limit = limit
        path = folder.temporaryPath(name)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last }
        state = Mutex(State(descriptor: descriptor))
    }

    deinit { discard() }

    /// Adds what came next.
    func write(_ bytes: [UInt8]) throws(ObjectStoreError) {
        try state.withLock { state throws(ObjectStoreError) in
            guard state.descriptor >= 0 else { throw .closed }
            guard Int64(bytes.count) <= limit - state.size else { throw .tooLarge(limit: limit) }
            try Self.put(bytes, to: state.descriptor)
            state.hash.update(data: bytes)
            state.size += Int64(bytes.count)
            let missing = StoredObject.beginningLength - state.beginning.count
            if missing > 0 { state.beginning += bytes.prefix(missing) }
        }
    }

    /// Waits until everything is on disk, then gives it its name: whoever looks sees all of it or nothing, also after a
    /// power cut.
    func finish() throws(ObjectStoreError) -> StoredObject {
        try state.withLock { state throws(ObjectStoreError) in
            guard state.descriptor >= 0 else { throw .closed }
            guard fsync(state.descriptor) == 0 else { throw .last }
            guard let id = ObjectID(bytes: Array(state.hash.finalize())) else { throw .closed }
            try folder.place(path, as: id)
            close(state.descriptor)
            state.descriptor = -1
            return StoredObject(id: id, size: state.size, beginning: state.beginning)
        }
    }

    /// Gives it up: nothing of it stays.
    ///
    /// It does nothing once it is finished.
    func discard() {
        state.withLock { state in
            guard state.descriptor >= 0 else { return }
            close(state.descriptor)
            state.descriptor = -1
            unlink(path)
        }
    }

    private static func put(_ bytes: [UInt8], to descriptor: CInt) throws(ObjectStoreError) {
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { buffer in
                systemWrite(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if put < 0, errno == EINTR { continue }
            // A short write without an error is a disk that filled up just now.
            guard put > 0 else { throw put < 0 ? .last : .full }
            done += put
        }
    }

    // `write` alone would be the method above.
    private static func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
        #else
        Darwin.write(descriptor, bytes, count)
        #endif
    }
}
