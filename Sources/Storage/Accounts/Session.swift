package import Tracking

/// One log-in of a browser.
///
/// The cookie's secret is not in it: storage knows its SHA-256 only.
package struct Session: Hashable, Sendable {
    /// Its id.
    package let id: SessionID
    /// Who logged in.
    package let user: UserID
    /// When.
    package let createdAt: Instant
    /// When it was last used.
    package var lastSeenAt: Instant
    /// When it ends whatever happens.
    package let expiresAt: Instant
    /// Where it was last used from.
    package var trace: SessionTrace

    /// Puts a session together.
    package init(
        id: SessionID,
        user: UserID,
        createdAt: Instant,
        lastSeenAt: Instant,
        expiresAt: Instant,
        trace: SessionTrace
    ) {
        self.id = id
        self.user = user
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.expiresAt = expiresAt
        self.trace = trace
    }
}
