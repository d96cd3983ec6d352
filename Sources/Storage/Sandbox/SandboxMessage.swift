package import Tracking

/// A copy that landed in the built-in mailbox instead of at a recipient's server.
package struct SandboxMessage: Hashable, Sendable {
    /// Its id.
    package let id: SandboxMessageID
    /// Whose copy of which email it is.
    package let copy: CopyReference
    /// Who sent it.
    package let seller: UserID
    /// The envelope's recipient (RFC 5321 §3.3), who need not stand in the header.
    package let recipient: String
    /// The subject, for lists.
    package let subject: String
    /// When it landed.
    package let receivedAt: Instant
    /// How many bytes it has.
    package let size: Int

    /// Puts a message together.
    package init(
        id: SandboxMessageID,
        copy: CopyReference,
        seller: UserID,
        recipient: String,
        subject: String,
        receivedAt: Instant,
        size: Int
    ) {
        self.id = id
        self.copy = copy
        self.seller = seller
        self.recipient = recipient
        self.subject = subject
        self.receivedAt = receivedAt
        self.size = size
    }
}
