package import Mail

/// A whole message as a mail program or the API submitted it; its bytes are kept as they came.
package struct RawSubmission: Hashable, Sendable {
    /// The message.
    package let bytes: [UInt8]
    /// What was read from it, with the recipients that really are to get a copy.
    package let content: Draft
    /// Why it can't be followed, as a sentence; `nil` where it can.
    package let obstacle: String?

    /// A larger message is refused, in bytes (product §13).
    package static let maximumSize = 25 * 1_024 * 1_024

    /// The header field that names the template a message was written from.
    static let templateHeader = "X-Inkling-Template"

    /// Takes what was read elsewhere.
    package init(bytes: [UInt8], content: Draft, obstacle: String?) {
        self.bytes = bytes
        self.content = content
        self.obstacle = obstacle
    }
}

/// Who is to get a copy of a whole message (RFC 5321 §3.3).
package enum Envelope: Hashable, Sendable {
    /// Everybody in the header's `To`, `Cc` and `Bcc`, and these besides, hidden from the others.
    case header(and: [Address])
    /// Exactly these, whatever the header says: those that it does not name are hidden from the others.
    case only([Address])
}
