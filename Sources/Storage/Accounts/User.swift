package import Engagement
package import Foundation
package import Tracking

/// Somebody who logs in.
package struct User: Hashable, Sendable {
    /// Its id.
    package let id: UserID
    /// What they are called; it stands in the `From` of their mail.
    package var name: String
    /// The address they log in with, and the first one they may send from.
    package var address: String
    /// What they may do.
    package var role: Role
    /// Their team, if any.
    package var team: TeamID?
    /// Whether new mail of theirs wishes to be followed (product §2.2).
    package var wishesFollowing: Bool
    /// Whether they chose that themselves; else it is as the workspace has it.
    package var hasOwnWish: Bool
    /// Whether they may log in.
    package var isActive: Bool
    /// The zone that their clocks showed last; `nil` until a browser told.
    package var zone: TimeZone?
    /// When they were added.
    package let createdAt: Instant

    /// Who they are to the rules of access.
    package var viewer: Viewer { Viewer(user: id, role: role, team: team) }

    /// Puts a user together.
    package init(
        id: UserID,
        name: String,
        address: String,
        role: Role,
        team: TeamID? = nil,
        wishesFollowing: Bool = true,
        hasOwnWish: Bool = false,
        isActive: Bool = true,
        createdAt: Instant,
        zone: TimeZone? = nil
    ) {
        self.id = id
        self.name = name
        self.address = address
        self.role = role
        self.team = team
        self.wishesFollowing = wishesFollowing
        self.hasOwnWish = hasOwnWish
        self.isActive = isActive
        self.createdAt = createdAt
        self.zone = zone
    }
}
