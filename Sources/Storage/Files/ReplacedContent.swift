package import Tracking

/// The content of a sent email's file that was just replaced: what undoing needs.
package struct ReplacedContent: Hashable, Sendable {
    /// Of which email.
    package let email: EmailID
    /// Of which file.
    package let file: FileID
    /// When it was replaced; for ``keeping`` it can be put back.
    package let replacedAt: Instant

    /// A content that was replaced is kept so long.
    package static let keeping = DeletedDraft.keeping

    /// Takes the three.
    package init(email: EmailID, file: FileID, replacedAt: Instant) {
        self.email = email
        self.file = file
        self.replacedAt = replacedAt
    }
}
