package import Tracking

/// What is to be changed of a file; what is `nil` stays.
package struct FileChange: Hashable, Sendable {
    /// What it is saved as; only before sending.
    package var name: String?
    /// Whether it is followed or really attached; only before sending.
    package var isFollowed: Bool?
    /// Until when it is offered; the inner `nil` for as long as is usual, before sending.
    package var expiresAt: Instant??
    /// Whether it is taken back; only after sending.
    package var isRevoked: Bool?

    /// Puts it together.
    package init(
        name: String? = nil,
        isFollowed: Bool? = nil,
        expiresAt: Instant?? = nil,
        isRevoked: Bool? = nil
    ) {
        self.name = name
        self.isFollowed = isFollowed
        self.expiresAt = expiresAt
        self.isRevoked = isRevoked
    }
}
