internal import Files
internal import Foundation

/// The one folder that holds everything a workspace remembers; nobody but its owner may look in.
struct DataFolder: Hashable, Sendable {
    /// Where it is.
    let path: String

    var database: String { path + "/inkling.sqlite" }
    var journal: String { path + "/journal" }
    var keys: String { path + "/keys" }
    var signingKeys: String { keys + "/dkim" }
    var mailServerKey: String { keys + "/mail-servers" }
    var objects: String { path + "/objects" }
    var edgeState: String { path + "/edge-state" }
    var demoLogin: String { path + "/demo-login" }

    /// A folder that is there; nothing is made.
    static func existing(_ path: String) throws(DataFolderError) -> DataFolder {
        guard FileManager.default.fileExists(atPath: path) else { throw .unusable(path: path) }
        return try open(path)
    }

    /// Makes the folder with mode 0700 where it is missing, and refuses one that others may enter.
    static func open(_ path: String) throws(DataFolderError) -> DataFolder {
        let files = FileManager.default
        let attributes: [FileAttributeKey: Any]
        do {
            if !files.fileExists(atPath: path) {
                try files.createDirectory(
                    atPath: path,
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700]
                )
            }
            attributes = try files.attributesOfItem(atPath: path)
        } catch {
            throw .unusable(path: path)
        }
        guard attributes[.type] as? FileAttributeType == .typeDirectory else { throw .noFolder(path: path) }
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        guard mode & 0o077 == 0 else { throw .exposed(path: path) }
        return DataFolder(path: path)
    }

    /// Refuses a folder whose database is gone: an empty one in its place would forget everything that was sent, and take
    /// what waits in the journal for hits on nothing.
    func refuseLostDatabase() throws(DataFolderError) {
        let files = FileManager.default
        guard !files.fileExists(atPath: database) else { return }
        let left = [database + "-wal", journal].filter { files.fileExists(atPath: $0) }
        guard left.isEmpty else { throw .lostDatabase(path: database, left: left) }
    }

    /// The stored files, ready for use.
    func objectStore() async throws -> ObjectStore {
        let store = ObjectStore(path: objects)
        try await store.prepare()
        return store
    }
}

/// Why the data folder can't be used, with the remedy.
enum DataFolderError: Error, Hashable, CustomStringConvertible {
    case unusable(path: String)
    case noFolder(path: String)
    case exposed(path: String)
    case lostDatabase(path: String, left: [String])
    case notEmpty(path: String)

    var description: String {
        switch self {
        case .unusable(let path):
            "The data folder \(path) can’t be made or read. Choose another with --data-folder, or mend its permissions."
        case .noFolder(let path):
            "The data folder \(path) is a file. Choose another with --data-folder."
        case .exposed(let path):
            "The data folder \(path) can be entered by others. Run: chmod 700 \(path)"
        case .lostDatabase(let path, let left):
            "The database \(path) is gone, but \(left.joined(separator: " and ")) are there, which belong to it. "
                + "Put it back, or restore a backup; to begin anew choose an empty data folder."
        case .notEmpty(let path):
            "The data folder \(path) holds something already, which stays as it is. Choose an empty one with --data-folder."
        }
    }
}
