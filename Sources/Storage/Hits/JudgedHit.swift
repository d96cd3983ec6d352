package import Tracking

/// A hit with everything that was made of it before it is stored.
package struct JudgedHit: Hashable, Sendable {
    /// The hit as it arrived.
    package let hit: Hit
    /// What it was made with.
    package let device: Device
    /// The family of its agent, as `AgentCatalogue` names it.
    package let agentFamily: String
    /// What is believed to have made it, and why.
    package let judgement: Judgement
    /// Where, coarsely; `nil` where it is not known.
    package let place: String?
    /// What its network tells.
    package let network: NetworkFacts
    /// Whether it came from where the sender was just seen, and with the same program.
    package let isSenders: Bool

    /// Puts it together.
    package init(
        hit: Hit,
        device: Device,
        agentFamily: String,
        judgement: Judgement,
        place: String?,
        network: NetworkFacts = .unknown,
        isSenders: Bool = false
    ) {
        self.network = network
        self.isSenders = isSenders
        self.hit = hit
        self.device = device
        self.agentFamily = agentFamily
        self.judgement = judgement
        self.place = place
    }
}
