internal import Foundation
internal import Synchronization

/// Tells device, system and program from a `User-Agent` by the definitions of the `uap-core` project (product §4.4).
///
/// It may be used from several threads, which wait for one another; what it told of an agent it remembers, within bounds.
/// A new agent costs about 0.1 ms, so it does not belong on the way between a request and its answer.
package final class AgentCatalogue: Sendable {
    private let matcher: Mutex<AgentMatcher>
    private let facts: AgentTable
    private let readings = Mutex(RecentValues<String, AgentReading>(capacity: 10_000))

    /// Where Debian's package `uap-core` puts its definitions.
    package static let debianPath = "/usr/share/uap-core/regexes.yaml"

    /// Takes definitions, the bytes of `regexes.yaml` as `uap-core` publishes it, and the table of agents that say what they are.
    package init(definitions: [UInt8], facts: AgentTable = .shipped) throws(AgentCatalogueError) {
        self.facts = facts
        matcher = Mutex(try AgentMatcher(.read(Data(definitions))))
    }

    /// Reads the definitions from a file.
    package convenience init(
        contentsOf path: String = debianPath,
        facts: AgentTable = .shipped
    ) throws(AgentCatalogueError) {
        guard let definitions = FileManager.default.contents(atPath: path) else { throw .unreadable(path: path) }
        try self.init(definitions: Array(definitions), facts: facts)
    }

    /// The device that an agent tells of.
    package func device(agent: String) -> Device { reading(of: agent).device }

    /// The family of the agent's program as `uap-core` names it, such as `Mobile Safari`; `Other` where it knows none.
    package func family(agent: String) -> String { reading(of: agent).family }

    /// All that an agent tells.
    package func reading(of agent: String) -> AgentReading {
        let isShort = agent.utf8.count <= Hit.maximumAgentLength
        let key = isShort ? agent : String(decoding: agent.utf8.prefix(Hit.maximumAgentLength), as: UTF8.self)
        if let known = readings.withLock({ $0.value(for: key) }) { return known }
        let families = matcher.withLock { $0.families(of: key) }
        let fact = facts.fact(agent: key)
        let reading = AgentReading(
            family: families.program ?? "Other",
            device: Device(agent: key, families: families, fact: fact),
            fact: fact
        )
        readings.withLock { $0.insert(reading, for: key) }
        return reading
    }
}
