package import Tracking

/// A hit with everything that was made of it before it is stored; where equal ones were folded, the first of them.
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
    /// When the last of those that were folded into it came.
    package let lastAt: Instant
    /// How many hits it stands for.
    package let count: Int

    /// Puts it together; one hit alone unless told otherwise.
    package init(
        hit: Hit,
        device: Device,
        agentFamily: String,
        judgement: Judgement,
        place: String?,
        network: NetworkFacts = .unknown,
        isSenders: Bool = false,
        lastAt: Instant? = nil,
        count: Int = 1
    ) {
        self.lastAt = lastAt ?? hit.at
        self.count = count
        self.network = network
        self.isSenders = isSenders
        self.hit = hit
        self.device = device
        self.agentFamily = agentFamily
        self.judgement = judgement
        self.place = place
    }
}

extension JudgedHit {
    /// The device as it is kept: whether it was a crawler's is in the verdict.
    var keptDevice: Device { Device(type: device.type, system: device.system, program: device.program) }
}
