internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// One user as administrators see them.
struct UserModel {
    let who: String
    let address: String
    let addedAt: Moment
    let userLink: String
    let accessLink: String
    let sendersLink: String
    let removeSenderLink: String
    let roles: [Choice]
    let hasTeams: Bool
    let teams: [Choice]
    let placeProblem: String?
    let senders: [Sender]
    let senderTyped: String
    let senderProblem: String?
    let isOneself: Bool
    let isOut: Bool

    /// An address they may send from.
    struct Sender {
        let sender: String
        /// Whether they log in with it, so that it stays.
        let isLogIn: Bool
    }

    init(_ user: User, teams: [Team], senders: [Address], _ asked: UserPage.Asked, for visit: Visit) {
        who = user.name.isEmpty ? user.address : user.name
        address = user.address
        addedAt = Moment(user.createdAt, as: .relative, for: visit)
        userLink = Route.user(user.id).path
        accessLink = Route.userAccess(user.id).path
        sendersLink = Route.userSenders(user.id).path
        removeSenderLink = Route.removeUserSender(user.id).path
        roles = (asked.place?.role ?? user.role).choices
        hasTeams = !teams.isEmpty
        // In place of one that can't be read stays theirs.
        let typedTeam = asked.place?.team.flatMap { $0.problem == nil ? $0 : nil }
        self.teams = teams.choices(chosen: typedTeam.map(\.id) ?? user.team)
        placeProblem = asked.placeProblem
        self.senders = senders.map { Sender(sender: $0.address, isLogIn: $0.key == user.address.lowercased()) }
        senderTyped = asked.sender
        senderProblem = asked.senderProblem
        isOneself = user.id == visit.user.id
        isOut = !user.isActive
    }
}
