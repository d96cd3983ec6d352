internal import Foundation

/// The password of a demo workspace, which lies in its data folder so that it can be told again.
struct DemoPassword {
    let folder: DataFolder

    /// Makes one and keeps it.
    func make() throws -> String {
        let password = Self.new()
        try save(password)
        return password
    }

    /// `nil` as well where a crash left the file empty.
    func saved() throws -> String? {
        guard FileManager.default.fileExists(atPath: folder.demoLogin) else { return nil }
        let password = try String(contentsOfFile: folder.demoLogin, encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        return password.isEmpty ? nil : password
    }

    /// Writes the whole password or none of it, and to the disk before anything that needs it.
    private func save(_ password: String) throws {
        let draft = folder.demoLogin + ".new"
        let isMade = FileManager.default.createFile(
            atPath: draft,
            contents: Data((password + "\n").utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade, let file = FileHandle(forWritingAtPath: draft) else {
            throw DataFolderError.unusable(path: folder.path)
        }
        try file.synchronize()
        try file.close()
        guard rename(draft, folder.demoLogin) == 0 else { throw DataFolderError.unusable(path: folder.path) }
    }

    /// Three groups of four letters and digits that can't be mistaken for one another: 60 bits.
    private static func new() -> String {
        let signs = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let groups = (0..<3).map { _ in
            String((0..<4).map { _ in signs[Int.random(in: 0..<signs.count)] })
        }
        return groups.joined(separator: "-")
    }
}
