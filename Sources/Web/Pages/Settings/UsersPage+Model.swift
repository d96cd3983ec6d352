internal import Engagement
internal import Storage
internal import Tracking

/// The users as they are shown.
struct UsersModel {
    let place = SettingsPlace.users.model
    let isAdministrator = true
    /// Whether there are so many that one is searched for.
    let isSearched: Bool
    let userText: String
    let hasUsers: Bool
    let users: [Row]
    let further: String?
    let problem: String?
    let newName: String
    let newAddress: String
    let roles: [Choice]
    let shortestPassword = Passwords.minimumLength

    /// So many users are on a page.
    private static let pageSize = 100

    struct Row {
        let name: String
        let address: String
        let roleWords: String
        let isOut: Bool
        let addedAt: Moment
    }

    init(_ all: [User], _ choice: UserChoice, typed: TypedUser, problem: String?, for visit: Visit) {
        let found = choice.found(in: all)
        let shown = found.prefix(Self.pageSize)
        isSearched = all.count > Self.pageSize
        userText = choice.text
        hasUsers = !shown.isEmpty
        further = shown.count < found.count ? shown.last.map { choice.address(after: $0.id) } : nil
        users = shown.map { user in
            Row(
                name: user.name,
                address: user.address,
                roleWords: user.role.words,
                isOut: !user.isActive,
                addedAt: Moment(user.createdAt, as: .relative, for: visit)
            )
        }
        self.problem = problem
        newName = typed.name
        newAddress = typed.address
        roles = Role.allCases.map { Choice(value: $0.rawValue, label: $0.words, isChosen: $0 == typed.role) }
    }
}
