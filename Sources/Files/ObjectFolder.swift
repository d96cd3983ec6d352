internal import Synchronization
internal import Tracking

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The folder of stored contents; every call may wait for the disk.
final class ObjectFolder: Sendable {
    private let path: String
    /// Held while a content gets its name or loses it, so that none is thrown away that was just stored again.
    private let naming = Mutex(())

    /// Where contents lie that have no name yet.
    private static let temporary = "incoming"

    init(path: String) {
        self.path = path
    }

    func path(of object: ObjectID) -> String { "\(path)/\(object.path)" }

    func temporaryPath(_ name: String) -> String { "\(path)/\(Self.temporary)/\(name)" }

    /// Makes the folder, and throws away what a crash left half-stored.
    func prepare() throws(ObjectStoreError) {
        try make(path)
        try make("\(path)/\(Self.temporary)")
        for name in try names(in: "\(path)/\(Self.temporary)") {
            unlink(temporaryPath(name))
        }
    }

    /// Gives a finished content its name; one that was stored before gets a new date, which keeps it from being swept away.
    func place(_ temporary: String, as object: ObjectID) throws(ObjectStoreError) {
        let folder = "\(path)/\(object.path.prefix { $0 != "/" })"
        try make(folder)
        let target = path(of: object)
        guard naming.withLock({ _ in rename(temporary, target) }) == 0 else { throw .last }
        try sync(folder)
        try sync(path)
    }

    /// Throws a content away unless it was stored after that moment; says whether it is gone.
    func remove(_ object: ObjectID, storedBefore moment: Instant) throws(ObjectStoreError) -> Bool {
        let target = path(of: object)
        let failure = naming.withLock { _ -> CInt? in
            guard let stored = modification(of: target) else { return errno == ENOENT ? 0 : errno }
            guard stored < moment else { return nil }
            return unlink(target) == 0 || errno == ENOENT ? 0 : errno
        }
        guard let failure else { return false }
        guard failure == 0 else { throw .failed(code: failure) }
        return true
    }

    /// The names of contents that were stored before that moment, by the first byte of their names.
    func objects(in part: UInt8, storedBefore moment: Instant) throws(ObjectStoreError) -> [ObjectID] {
        let folder = String(UInt16(part) | 0x100, radix: 16).dropFirst()
        let names: [String]
        do throws(ObjectStoreError) {
            names = try self.names(in: "\(path)/\(folder)")
        } catch .missing {
            return []
        }
        return names.compactMap { ObjectID("\(folder)\($0)") }.filter { object in
            modification(of: path(of: object)).map { $0 < moment } ?? false
        }
    }

    /// Opens a content for reading, with its length.
    func open(_ object: ObjectID) throws(ObjectStoreError) -> (descriptor: CInt, size: Int64) {
        #if canImport(Glibc)
        let descriptor = Glibc.open(path(of: object), O_RDONLY | O_CLOEXEC)
        #else
        let descriptor = Darwin.open(path(of: object), O_RDONLY | O_CLOEXEC)
        #endif
        guard descriptor >= 0 else { throw .last }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let error = ObjectStoreError.last
            close(descriptor)
            throw error
        }
        return (descriptor, Int64(status.st_size))
    }

    private func modification(of path: String) -> Instant? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Glibc)
        let time = status.st_mtim
        #else
        let time = status.st_mtimespec
        #endif
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    private func make(_ folder: String) throws(ObjectStoreError) {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .last }
    }

    private func sync(_ folder: String) throws(ObjectStoreError) {
        #if canImport(Glibc)
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        #else
        let descriptor = Darwin.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        #endif
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .last }
    }

    private func names(in folder: String) throws(ObjectStoreError) -> [String] {
        guard let stream = opendir(folder) else { throw .last }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
