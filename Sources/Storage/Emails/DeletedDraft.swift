package import Tracking

/// A draft that was just deleted: what undoing needs.
package struct DeletedDraft: Hashable, Sendable {
    /// Which one.
    package let email: EmailID
    /// When it was deleted; it can be restored until it is purged, a day later.
    package let deletedAt: Instant

    /// So long a deleted draft can be restored.
    package static let keeping = Duration.seconds(86_400)

    /// Takes the two.
    package init(email: EmailID, deletedAt: Instant) {
        self.email = email
        self.deletedAt = deletedAt
    }
}
