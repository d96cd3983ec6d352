internal import Foundation

/// The folder with the keys that sign mail: one PEM file each, named after its record in DNS, that nobody but its owner reads.
///
/// Whoever has these files can write mail in the name of their domains.
package struct DKIMKeyFolder: Sendable {
    /// Where it is.
    package let path: String

    private static let suffix = ".pem"
    /// No key file is longer.
    private static let maximumSize = 16_384

    /// Names the folder; it need not exist yet.
    package init(path: String) {
        self.path = path
    }

    /// Makes a key and keeps it, unless there is one of that name.
    package func add(_ name: DKIMName, _ algorithm: DKIMAlgorithm) throws(DKIMKeyError) -> DKIMKey {
        let file = path(of: name.record + Self.suffix)
        let key: DKIMKey
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            key = try .new(name, algorithm)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
        let temporary = path(of: ".\(name.record).\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: temporary) }
        do {
            // Under another name until it is whole and nobody else may read it; the last step takes no name twice.
            try Data(key.pem.utf8).write(to: URL(filePath: temporary))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: temporary)
            try FileManager.default.linkItem(atPath: temporary, toPath: file)
        } catch CocoaError.fileWriteFileExists {
            throw .taken(path: file)
        } catch {
            throw .unwritable(path: file, reason: "\(error)")
        }
        return key
    }

    /// All keys, in order of their names; none where there is no folder.
    package func keys() throws(DKIMKeyError) -> [DKIMKey] {
        try Self.keys(contents())
    }

    /// What is in the files, by their paths.
    func contents() throws(DKIMKeyError) -> [String: Data] {
        guard FileManager.default.fileExists(atPath: path) else { return [:] }
        var contents: [String: Data] = [:]
        for name in try names() {
            let file = path(of: name)
            do {
                let attributes = try FileManager.default.attributesOfItem(atPath: file)
                let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
                guard mode & 0o077 == 0 else { throw DKIMKeyError.exposed(path: file) }
                let handle = try FileHandle(forReadingFrom: URL(filePath: file))
                contents[file] = try handle.read(upToCount: Self.maximumSize) ?? Data()
            } catch let error as DKIMKeyError {
                throw error
            } catch {
                throw .unreadable(path: file, reason: "\(error)")
            }
        }
        return contents
    }

    /// The keys that files hold.
    static func keys(_ contents: [String: Data]) throws(DKIMKeyError) -> [DKIMKey] {
        var keys: [DKIMKey] = []
        for (path, content) in contents.sorted(by: { $0.key < $1.key }) {
            let file = URL(filePath: path).lastPathComponent
            guard let name = DKIMName(record: file.dropLast(suffix.count)) else { throw .misnamed(path: path) }
            guard let key = DKIMKey(name: name, pem: String(decoding: content, as: UTF8.self)) else {
                throw .malformed(path: path)
            }
            keys.append(key)
        }
        return keys
    }

    private func path(of name: String) -> String { "\(path)/\(name)" }

    private func names() throws(DKIMKeyError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path)
                .filter { $0.hasSuffix(Self.suffix) && !$0.hasPrefix(".") }
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
    }
}
