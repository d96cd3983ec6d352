package import Tracking

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The folder with the workspace's sealing keys, one file each, that nobody but its owner may read.
///
/// Whoever has these files can make and read tokens; without them the links of mail already sent are lost.
package struct KeyFolder: Sendable {
    /// Where it is.
    package let path: String

    private let clock: WallClock
    private var folder: Folder { Folder(path: path) }
    private static let suffix = ".key"

    /// Names the folder; it need not exist yet.
    package init(path: String, clock: WallClock = .system) {
        self.path = path
        self.clock = clock
    }

    /// Loads all keys; makes the folder and a first key where there is none.
    package func load() throws(KeyFolderError) -> KeyRing {
        do {
            try folder.make()
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
        // Another process may be quicker, and then its key counts.
        if try keyNames().isEmpty { _ = try putNew(.new(id: KeyID(rawValue: 1), at: clock.now)) }
        return try read()
    }

    /// Makes a new key, with which everything is sealed from the next look on; those before it stay as they are.
    package func add() throws(KeyFolderError) -> KeyID {
        while true {
            let newest = try load().keys.last?.id.rawValue ?? 0
            guard newest < .max else { throw .unwritable(path: path, reason: "all 65,535 names of keys are taken") }
            let key = SealingKey.new(id: KeyID(rawValue: newest + 1), at: clock.now)
            if try putNew(key) { return key.id }
        }
    }

    /// Retires, revokes or reactivates a key; at least one stays active.
    ///
    /// A revoked key stays revoked unless it is meant to be reinstated.
    /// - Returns: whether that was a change.
    package func change(
        _ id: KeyID,
        to state: KeyState,
        reinstating: Bool = false
    ) throws(KeyFolderError) -> Bool {
        _ = try load()
        // Two who retire a key each at the same time must not both believe that the other one stays.
        let turn = try takeTurn()
        defer { withExtendedLifetime(turn) {} }
        var keys = try read().keys
        guard let index = keys.firstIndex(where: { $0.id == id }) else { throw .unknown(path: path, id) }
        guard keys[index].state != state else { return false }
        guard keys[index].state != .revoked || reinstating else { throw .revoked(id) }
        keys[index].state = state
        guard keys.contains(where: { $0.state == .active }) else { throw .lastActive(id) }
        do {
            try folder.put(KeyFile.encode(keys[index]), as: Self.name(of: id))
        } catch {
            throw .unwritable(path: folder.path(of: Self.name(of: id)), reason: "\(error)")
        }
        return true
    }

    /// Reads all keys and makes none.
    func read() throws(KeyFolderError) -> KeyRing {
        let keys = try keyNames().map(read)
        do {
            return try KeyRing(keys: keys)
        } catch {
            throw .unusable(path: path, error)
        }
    }

    /// What changes whenever a key is added, changed or taken away.
    func stamps() throws(KeyFolderError) -> [String: FileStamp] {
        var stamps: [String: FileStamp] = [:]
        for name in try keyNames() {
            let path = folder.path(of: name)
            do {
                stamps[name] = try FileStamp(path)
            } catch {
                throw .unreadable(path: path, reason: "\(error)")
            }
        }
        return stamps
    }

    /// The right to change keys, until it is let go.
    private func takeTurn() throws(KeyFolderError) -> OpenFile {
        let turn: OpenFile
        do {
            turn = try OpenFile(path, O_RDONLY | O_DIRECTORY)
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
        guard turn.lock() else { throw .busy(path: path) }
        return turn
    }

    private static func name(of id: KeyID) -> String {
        String(repeating: "0", count: max(0, 5 - "\(id)".count)) + "\(id)" + suffix
    }

    private func keyNames() throws(KeyFolderError) -> [String] {
        do {
            return try folder.names().filter { $0.hasSuffix(Self.suffix) && !$0.hasPrefix(".") }.sorted()
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
    }

    private func read(_ name: String) throws(KeyFolderError) -> SealingKey {
        let path = folder.path(of: name)
        let bytes: [UInt8]
        let mode: mode_t
        do {
            let file = try OpenFile(path, O_RDONLY)
            mode = try file.status().st_mode
            bytes = try file.read(KeyFile.maximumLength, at: 0)
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
        guard mode & 0o077 == 0 else { throw .exposed(path: path) }
        // The name counts, too: a copy beside the original would otherwise come back when that one is revoked.
        guard let key = KeyFile.decode(bytes), name == Self.name(of: key.id) else { throw .malformed(path: path) }
        return key
    }

    /// Puts a key where none of that name is; `false` where one is.
    private func putNew(_ key: SealingKey) throws(KeyFolderError) -> Bool {
        let name = Self.name(of: key.id)
        do {
            return try folder.putNew(KeyFile.encode(key), as: name)
        } catch {
            throw .unwritable(path: folder.path(of: name), reason: "\(error)")
        }
    }
}
