/// All compiled definitions, with the memory they share.
///
/// They belong to one thread at a time.
struct AgentMatcher {
    private let programs: [AgentPattern]
    private let systems: [AgentPattern]
    private let devices: [AgentPattern]
    private let scratch: MatchScratch

    init(_ definitions: AgentDefinitions) throws(AgentCatalogueError) {
        programs = try definitions.programs.map(AgentPattern.init)
        systems = try definitions.systems.map(AgentPattern.init)
        devices = try definitions.devices.map(AgentPattern.init)
        scratch = try MatchScratch()
    }

    /// What the definitions say of an agent, of which only the first ``Hit/maximumAgentLength`` bytes are looked at.
    func families(of agent: String) -> AgentFamilies {
        let bytes = Array(agent.utf8.prefix(Hit.maximumAgentLength))
        return bytes.withUnsafeBufferPointer { bytes in
            AgentFamilies(
                program: first(of: programs, in: bytes),
                system: first(of: systems, in: bytes),
                device: first(of: devices, in: bytes)
            )
        }
    }

    private func first(of patterns: [AgentPattern], in agent: UnsafeBufferPointer<UInt8>) -> String? {
        for pattern in patterns {
            guard let name = pattern.name(in: agent, using: scratch) else { continue }
            return name.isEmpty || name == "Other" ? nil : name
        }
        return nil
    }
}

/// The names that the definitions give; `nil` where they know none.
struct AgentFamilies: Hashable, Sendable {
    var program: String?
    var system: String?
    var device: String?
}
