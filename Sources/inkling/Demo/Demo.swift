internal import Engagement
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking
internal import Web

/// What the demo workspace is entered with.
struct DemoLogin: Hashable, Sendable {
    let address: String
    let password: String
}

/// A workspace to try Inkling with: an administrator and two colleagues, following switched on, people to write to, and
/// three months of mail with what came of it.
///
/// The password is made at random and kept in the data folder, so that every start can print it.
struct Demo {
    let folder: DataFolder
    let store: Store
    /// When it is filled.
    var now = WallClock.system.now
    /// Plays the past once everybody is there, given the sellers; the first is the administrator.
    var past: (([User]) async throws -> Void)?

    private static let name = "Anna Keller"
    static let address = "anna@inkling.example"
    private static let team = "New customers"
    /// They can't log in: nobody knows a password that has this hash.
    private static let colleagues = [
        (name: "Ben Okafor", address: "ben@inkling.example", role: Role.seller),
        (name: "Inês Duarte", address: "ines@inkling.example", role: Role.teamManager),
    ]
    private static let teamOfColleagues = "Key accounts"

    private static let accounts: [(name: String, domain: String)] = [
        ("Ochoa Drinks", "ochoa-drinks.example"), ("Prado Logistics", "prado-logistics.example"),
        ("Northwind", "northwind.example"), ("Weber Maschinen", "weber-maschinen.example"),
    ]

    /// Fills an empty workspace, leaves one that was filled as it is, and gives the log-in either way.
    ///
    /// The password is saved first and the user added last: with the password there and no user, filling was
    /// interrupted and is done again.
    func fill() async throws -> DemoLogin {
        let isEmpty = try await store.user(address: Self.address) == nil
        let password = DemoPassword(folder: folder)
        let saved = try password.saved()
        guard try await store.users().isEmpty || saved != nil else {
            throw SettingsError(problems: [
                "demo: the data folder \(folder.path) holds a real workspace; choose another with --data-folder."
            ])
        }
        let text = try saved ?? password.make()
        if isEmpty { try await fill(password: text) }
        return DemoLogin(address: Self.address, password: text)
    }

    private func fill(password: String) async throws {
        var settings = try await store.settings()
        settings.isFollowingOn = true
        try await store.updateSettings(settings, by: nil)
        for account in Self.accounts where try await store.records(named: account.name, among: [.account]).isEmpty {
            try await store.addAccount(name: account.name, by: nil) { $0.domain = account.domain }
        }
        for person in DemoCast.people + [DemoScript.lost]
        where try await store.contact(address: person.address) == nil {
            _ = try await store.addContact(
                name: person.name,
                address: person.address,
                phone: person.phone,
                preference: person.preference
            )
        }
        for deal in DemoDeal.all { try await deal.add(to: store, at: now) }
        var colleagues: [User] = []
        let theirs = try await team(Self.teamOfColleagues)
        for colleague in Self.colleagues { colleagues.append(try await add(colleague, to: theirs)) }
        let administrator = try await store.addUser(
            name: Self.name,
            address: Self.address,
            role: .administrator,
            team: try await team(Self.team),
            passwordHash: try await Passwords().hash(password)
        )
        try await past?([administrator] + colleagues)
    }

    /// The team of that name, which an interrupted start may have left.
    private func team(_ name: String) async throws -> TeamID {
        if let known = try await store.teams().first(where: { $0.name == name }) { return known.id }
        return try await store.addTeam(name: name).id
    }

    private func add(
        _ colleague: (name: String, address: String, role: Role),
        to team: TeamID
    ) async throws -> User {
        if let known = try await store.user(address: colleague.address) { return known.user }
        return try await store.addUser(
            name: colleague.name,
            address: colleague.address,
            role: colleague.role,
            team: team,
            passwordHash: "-"
        )
    }
}
