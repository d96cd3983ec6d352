package import Tracking

/// One key to the API, as lists show it.
///
/// The secret was shown once; storage knows its SHA-256 only.
package struct APIToken: Hashable, Sendable {
    /// Its id.
    package let id: APITokenID
    /// Whose it is.
    package let user: UserID
    /// What its owner calls it.
    package let name: String
    /// When it was made.
    package let createdAt: Instant
    /// When it was last used, to the minute.
    package var lastUsedAt: Instant?

    /// Puts a token together.
    package init(id: APITokenID, user: UserID, name: String, createdAt: Instant, lastUsedAt: Instant? = nil) {
        self.id = id
        self.user = user
        self.name = name
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
    }
}
