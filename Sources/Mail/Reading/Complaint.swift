/// What a feedback report says (RFC 5965).
package struct Complaint: Hashable, Sendable {
    /// The `Feedback-Type`, in lower case, such as `abuse`.
    package let type: String
    /// Whose mailbox it was; often left out.
    package let recipients: [String]

    /// Whether a person called the message unwanted, rather than a server reporting a failed signature or a mistake.
    package var isByPerson: Bool { !["auth-failure", "not-spam", "dmarc"].contains(type) }
}
