package import Engagement
package import Tracking

/// A text that emails are begun from.
package struct Template: Hashable, Sendable {
    /// Its id.
    package let id: TemplateID
    /// Who made it; a personal one is theirs alone.
    package let owner: UserID
    /// What was written.
    package let content: TemplateContent
    /// The files that an email from it begins with, in order.
    package let files: [TemplateFile]
    /// Rises with every change, for safe editing from two windows.
    package let version: Int
    /// When it was made.
    package let createdAt: Instant
    /// When it was last changed.
    package let updatedAt: Instant

    /// Whether the viewer may change and delete it: their own, and every shared one.
    package func mayBeChanged(by viewer: Viewer) -> Bool {
        content.isShared || owner == viewer.user
    }
}
