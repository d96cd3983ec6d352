package import Tracking

/// A file that was just taken out of a draft: what undoing needs.
package struct RemovedFile: Hashable, Sendable {
    /// Of which email.
    package let email: EmailID
    /// Which one.
    package let file: FileID
    /// When it was taken out; it can be put back for a day.
    package let removedAt: Instant

    /// Takes the three.
    package init(email: EmailID, file: FileID, removedAt: Instant) {
        self.email = email
        self.file = file
        self.removedAt = removedAt
    }
}
