package import Tracking

/// Who is asking: every question to storage that concerns a seller's own things needs one (product §10.2).
package struct Viewer: Hashable, Sendable {
    /// The user.
    package let user: UserID
    /// Their role.
    package let role: Role
    /// Their team; `nil` for whoever is in none.
    package let team: TeamID?

    /// Takes the three.
    package init(user: UserID, role: Role, team: TeamID? = nil) {
        self.user = user
        self.role = role
        self.team = team
    }

    /// Whether they may open what belongs to `seller`: emails, activity, cards, sandbox copies.
    ///
    /// A team manager sees figures of the team, not its mail.
    package func mayOpen(thingsOf seller: UserID) -> Bool {
        seller == user || role == .administrator
    }

    /// Whether opening it must be written to the audit log: an administrator looks at somebody else's.
    package func isAudited(openingThingsOf seller: UserID) -> Bool {
        seller != user && role == .administrator
    }
}
