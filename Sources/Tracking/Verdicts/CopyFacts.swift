/// What is known of a copy when a hit on it is judged.
package struct CopyFacts: Hashable, Sendable {
    /// When it was handed over to the relay or the sandbox; `nil` while that is not known.
    package var handedOver: Instant?
    /// Whether it went to the built-in sandbox, where everything done is the recipient's doing (product §4.5).
    package var isSandbox: Bool
    /// Whether it is addressed to the sender.
    package var isAddressedToSender: Bool
    /// The sender's sessions of the last 24 hours before the hit.
    package var senderSessions: [SessionTrace]

    /// Takes what is known.
    package init(
        handedOver: Instant?,
        isSandbox: Bool,
        isAddressedToSender: Bool,
        senderSessions: [SessionTrace]
    ) {
        self.handedOver = handedOver
        self.isSandbox = isSandbox
        self.isAddressedToSender = isAddressedToSender
        self.senderSessions = senderSessions
    }
}

/// Where a sender was seen: enough to recognise a hit of their own, no more.
package struct SessionTrace: Hashable, Sendable {
    /// The address the session came from.
    package let address: NetworkAddress
    /// The family of its agent, such as `Chrome`, as ``AgentCatalogue`` names it.
    package let agentFamily: String

    /// Takes the two.
    package init(address: NetworkAddress, agentFamily: String) {
        self.address = address
        self.agentFamily = agentFamily
    }
}
