internal import Engagement
internal import Foundation
internal import Mail
internal import Storage
internal import Web

/// What the demo workspace is entered with.
struct DemoLogin: Hashable, Sendable {
    let address: String
    let password: String
}

/// A workspace to try Inkling with: one administrator, following switched on, a few people to write to.
///
/// The password is made at random and kept in the data folder, so that every start can print it.
struct Demo {
    let folder: DataFolder
    let store: Store

    private static let name = "Anna Keller"
    private static let address = "anna@inkling.example"

    private static let people: [(name: String, address: String, phone: String, preference: Preference)] = [
        ("Maria Ochoa", "maria@ochoa-drinks.example", "+49 341 555 0101", .allow),
        ("Tomás Prado", "tomas.prado@prado-logistics.example", "+34 91 555 0102", .allow),
        ("Kirsten Lind", "k.lind@northwind.example", "+45 33 55 01 03", .allow),
        ("Jonas Weber", "jonas@weber-maschinen.example", "+49 711 555 0104", .disallow),
    ]

    /// Fills an empty workspace, leaves one that was filled as it is, and gives the log-in either way.
    ///
    /// The password is saved first and the user added last: with the password there and no user, filling was
    /// interrupted and is done again.
    func fill() async throws -> DemoLogin {
        let isEmpty = try await store.users().isEmpty
        let saved = try savedPassword()
        guard isEmpty || saved != nil else {
            throw SettingsError(problems: [
                "demo: the data folder \(folder.path) holds a real workspace; choose another with --data-folder."
            ])
        }
        let password = saved ?? Self.newPassword()
        if saved == nil { try save(password) }
        if isEmpty { try await fill(password: password) }
        return DemoLogin(address: Self.address, password: password)
    }

    private func fill(password: String) async throws {
        var settings = try await store.settings()
        settings.isFollowingOn = true
        try await store.updateSettings(settings, by: nil)
        for person in Self.people where try await store.contact(address: person.address) == nil {
            _ = try await store.addContact(
                name: person.name,
                address: person.address,
                phone: person.phone,
                preference: person.preference
            )
        }
        try await store.addUser(
            name: Self.name,
            address: Self.address,
            role: .administrator,
            passwordHash: try await Passwords().hash(password)
        )
    }

    /// `nil` as well where a crash left the file empty.
    private func savedPassword() throws -> String? {
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
    private static func newPassword() -> String {
        let signs = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let groups = (0..<3).map { _ in
            String((0..<4).map { _ in signs[Int.random(in: 0..<signs.count)] })
        }
        return groups.joined(separator: "-")
    }
}
