package import Engagement

/// Everything that sending an email needs, read at one moment.
package struct Outgoing: Hashable, Sendable {
    /// What it is sent from.
    package enum Source: Hashable, Sendable {
        /// It was written in Inkling.
        case composed(Draft)
        /// It came as a whole message.
        case raw([UInt8])
    }

    /// One recipient with what speaks against following them at this moment.
    package struct Copy: Hashable, Sendable {
        /// The recipient.
        package let recipient: Recipient
        /// Nothing where they may be followed.
        package let objections: [Objection]
    }

    /// The email.
    ///
    /// Its `messageID` is set if sending was begun before, and must be kept then (design §3.10).
    package let email: Email
    /// Whose it is.
    package let seller: User
    /// What it is sent from.
    package let source: Source
    /// Every copy in order; those that are not due are done, or wait for another try.
    package let copies: [Copy]
    /// Whether a copy was about to be sent when the server stopped.
    package let isInterrupted: Bool
    /// The workspace's rules.
    package let settings: WorkspaceSettings
    /// What must not be linked to or sealed with.
    package let blocked: Blocked

    /// Whether a copy was, or may have been, handed over before, so that decision and links of ``email`` hold for all of them.
    package var isPartlyHandedOver: Bool {
        copies.contains { $0.recipient.mayHaveLeft }
    }
}
