package import Tracking

/// Users whose figures a manager sees together.
package struct Team: Hashable, Sendable {
    /// Its id.
    package let id: TeamID
    /// What it is called; no two are called the same.
    package let name: String
    /// How many users are in it, also those who were shut out.
    package let members: Int
    /// When it was added.
    package let createdAt: Instant

    /// A longer name is refused, in characters.
    package static let longestName = 200

    /// Puts a team together.
    package init(id: TeamID, name: String, members: Int = 0, createdAt: Instant) {
        self.id = id
        self.name = name
        self.members = members
        self.createdAt = createdAt
    }
}
