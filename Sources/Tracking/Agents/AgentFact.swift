/// What an agent says of itself, by the table of agents.
package struct AgentFact: Hashable, Sendable {
    /// What it is.
    package let kind: AgentKind
    /// Its name, such as `Gmail` or `curl`.
    package let name: String
    /// The reader's mail program where the agent tells it; `nil` where it does not.
    package let program: String?

    /// Takes the three.
    package init(kind: AgentKind, name: String, program: String? = nil) {
        self.kind = kind
        self.name = name
        self.program = program
    }
}

/// What an agent can be.
package enum AgentKind: String, Sendable, CaseIterable {
    /// A mail provider's proxy that fetches pictures because a person opens the mail.
    case pictureProxy
    /// A relay that fetches pictures whether anybody looks or not.
    case prefetcher
    /// A mail program; it loads pictures for people and is no robot, whatever else its agent says.
    case mailProgram
    /// A browser or telephone of people that might be taken for a robot.
    case browser
    /// A scanner, crawler or tool.
    case robot
}

extension AgentFact {
    /// Whether somebody else fetches pictures for the reader: what the agent says of a device is not true of theirs.
    package var hidesDevice: Bool { kind == .pictureProxy || kind == .prefetcher }
}
