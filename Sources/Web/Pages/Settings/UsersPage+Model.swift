internal import Engagement
internal import Storage

/// The users as they are shown.
struct UsersModel {
    let place = SettingsPlace.users.model
    let isAdministrator = true
    let users: [Row]
    let problem: String?
    let newName: String
    let newAddress: String
    let roles: [Choice]
    let shortestPassword = Passwords.minimumLength

    struct Row {
        let name: String
        let address: String
        let roleWords: String
        let isOut: Bool
        let addedAt: Moment
    }

    init(_ users: [User], typed: TypedUser, problem: String?, for visit: Visit) {
        self.users = users.map { user in
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
