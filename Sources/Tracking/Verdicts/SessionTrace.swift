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

    /// Whether a hit came from there, with that program; whoever is on the server's machine shares its loopback address.
    package func explains(_ address: NetworkAddress, agentFamily: String) -> Bool {
        !address.isLoopback && self.address == address && self.agentFamily == agentFamily
    }
}
