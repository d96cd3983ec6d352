/// A hit with everything that was drawn from it before its address is cut (product §4.3): what a judge looks at, today or when
/// it is judged again.
package struct ObservedHit: Hashable, Sendable {
    /// The hit; of its address only the network may be left.
    package let hit: Hit
    /// What its agent tells.
    package let agent: AgentReading
    /// What its network tells.
    package let network: NetworkFacts
    /// Whether it came from where the sender was just seen, and with the same program.
    package let isSenders: Bool

    /// Whether it is known which link was followed; else it is neither the same as another nor a different one.
    package let isLinkKnown: Bool
    /// Whether its whole head was seen, so that a header field that is missing was not sent.
    package let isHeadKnown: Bool

    /// Puts it together.
    package init(
        hit: Hit,
        agent: AgentReading,
        network: NetworkFacts = .unknown,
        isSenders: Bool = false,
        isLinkKnown: Bool = true,
        isHeadKnown: Bool = false
    ) {
        self.hit = hit
        self.agent = agent
        self.network = network
        self.isSenders = isSenders
        self.isLinkKnown = isLinkKnown
        self.isHeadKnown = isHeadKnown
    }
}
