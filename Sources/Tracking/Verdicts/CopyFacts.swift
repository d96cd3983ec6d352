/// What is known of a copy when its hits are judged.
package struct CopyFacts: Hashable, Sendable {
    /// When it was handed over to the relay or the sandbox; `nil` while that is not known.
    package var handedOver: Instant?
    /// Whether it went to the built-in sandbox, where everything done is the recipient's doing (product §4.5).
    package var isSandbox: Bool
    /// Whether it is addressed to the sender.
    package var isAddressedToSender: Bool
    /// The sender's sessions of the last 24 hours before the hit.
    package var senderSessions: [SessionTrace]
    /// How many tracked links it has; `nil` where that is not known.
    package var linkCount: Int?
    /// When its recipient answered first, or their program said that it was shown; `nil` where neither came.
    package var answered: Instant?
    /// When a reply that quotes it reached the sender first; `nil` where none did.
    package var quoted: Instant?
    /// Where from and with what its recipient usually comes, known from other mail.
    package var usualVisitors: Set<Visitor>

    /// Takes what is known.
    package init(
        handedOver: Instant?,
        isSandbox: Bool,
        isAddressedToSender: Bool,
        senderSessions: [SessionTrace],
        linkCount: Int? = nil,
        answered: Instant? = nil,
        quoted: Instant? = nil,
        usualVisitors: Set<Visitor> = []
    ) {
        self.handedOver = handedOver
        self.isSandbox = isSandbox
        self.isAddressedToSender = isAddressedToSender
        self.senderSessions = senderSessions
        self.linkCount = linkCount
        self.answered = answered
        self.quoted = quoted
        self.usualVisitors = usualVisitors
    }
}
