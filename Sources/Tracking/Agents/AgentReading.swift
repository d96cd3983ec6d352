/// All that an agent tells.
package struct AgentReading: Hashable, Sendable {
    /// The family of its program as `uap-core` names it; `Other` where it knows none.
    package let family: String
    /// The device.
    package let device: Device
    /// What the table of agents says; `nil` where it says nothing.
    package let fact: AgentFact?

    /// Takes the three.
    package init(family: String, device: Device, fact: AgentFact?) {
        self.family = family
        self.device = device
        self.fact = fact
    }
}
