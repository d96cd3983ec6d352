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
    let hasTeams: Bool
    let users: [Row]
    let further: String?
    let problem: String?
    let newName: String
    let newAddress: String
    let roles: [Choice]
    let teams: [Choice]
    let teamsWords: String
    let teamsVerb: String
    let shortestPassword = Passwords.minimumLength

    /// So many users are on a page.
    private static let pageSize = 100

    struct Row {
        let who: String
        let userLink: String
        let address: String
        let roleWords: String
        let teamName: String
        let isOut: Bool
        let addedAt: Moment
    }

    init(
        _ all: [User],
        _ teams: [Team],
        _ choice: UserChoice,
        typed: TypedUser,
        problem: String?,
        for visit: Visit
    ) {
        let teamNames = teams.reduce(into: [:]) { $0[$1.id] = $1.name }
        let found = choice.found(in: all)
        let shown = found.prefix(Self.pageSize)
        isSearched = all.count > Self.pageSize
        userText = choice.text
        hasUsers = !shown.isEmpty
        hasTeams = !teams.isEmpty
        further = shown.count < found.count ? shown.last.map { choice.address(after: $0.id) } : nil
        users = shown.map { user in
            Row(
                who: user.name.isEmpty ? user.address : user.name,
                userLink: Route.user(user.id).path,
                address: user.address,
                roleWords: user.role.words,
                teamName: user.team.flatMap { teamNames[$0] } ?? "",
                isOut: !user.isActive,
                addedAt: Moment(user.createdAt, as: .relative, for: visit)
            )
        }
        self.problem = problem
        newName = typed.name
        newAddress = typed.address
        roles = typed.role.choices
        self.teams = teams.choices(chosen: typed.team)
        teamsWords =
            teams.isEmpty
            ? "The whole workspace is one team: each team manager sees everybody’s figures."
            : "A team manager sees the figures of their team: \(Counts.list(teams.prefix(20).map(\.name), of: teams.count))."
        teamsVerb = teams.isEmpty ? "Add a team" : "Change teams"
    }
}

extension Role {
    /// Every role, this one chosen.
    var choices: [Choice] {
        Role.allCases.map { Choice(value: $0.rawValue, label: $0.words, isChosen: $0 == self) }
    }
}

extension [Team] {
    /// No team, and each of them.
    func choices(chosen: TeamID?) -> [Choice] {
        [Choice(value: "", label: "None", isChosen: chosen == nil)]
            + map { Choice(value: $0.id.description, label: $0.name, isChosen: $0.id == chosen) }
    }
}
