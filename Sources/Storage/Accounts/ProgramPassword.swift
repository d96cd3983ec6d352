package import Tracking

/// A password that one mail program of a user logs in with, as lists show it.
///
/// The password was shown once; storage knows its scrypt hash only, and its first letters, by which it is found.
package struct ProgramPassword: Hashable, Sendable {
    /// Its id.
    package let id: ProgramPasswordID
    /// Whose it is.
    package let user: UserID
    /// What its owner calls it, such as "Thunderbird on my laptop".
    package let name: String
    /// When it was made.
    package let createdAt: Instant
    /// When it was last used, to the minute.
    package var lastUsedAt: Instant?

    /// Puts one together.
    package init(id: ProgramPasswordID, user: UserID, name: String, createdAt: Instant, lastUsedAt: Instant? = nil) {
        self.id = id
        self.user = user
        self.name = name
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
    }
}
