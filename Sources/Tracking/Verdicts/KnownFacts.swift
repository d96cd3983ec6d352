internal import Foundation

/// What is known of networks and agents: two tables with source and date of each line, which come with the program and may
/// be newer in a folder of the operator's.
package struct KnownFacts: Sendable {
    /// Networks that tell something.
    package let networks: NetworkTable
    /// Agents that say what they are.
    package let agents: AgentTable

    /// Those that come with the program.
    package static func shipped() throws(FactsError) -> KnownFacts {
        try read(folder: Bundle.module.bundleURL.path + "/Facts")
    }

    /// Those in a folder; a table that it lacks is the shipped one.
    package static func inFolder(_ folder: String?) throws(FactsError) -> KnownFacts {
        let shipped = try shipped()
        guard let folder else { return shipped }
        let files = FileManager.default
        guard files.fileExists(atPath: folder) else { throw .unreadable(path: folder) }
        let hasNetworks = files.fileExists(atPath: folder + "/" + networksFile)
        let hasAgents = files.fileExists(atPath: folder + "/" + agentsFile)
        guard hasNetworks || hasAgents else { throw .unreadable(path: "\(folder)/\(networksFile) or \(agentsFile)") }
        return KnownFacts(
            networks: hasNetworks ? try networks(in: folder) : shipped.networks,
            agents: hasAgents ? try agents(in: folder) : shipped.agents
        )
    }

    private static let networksFile = "networks.csv"
    private static let agentsFile = "agents.csv"

    private static func read(folder: String) throws(FactsError) -> KnownFacts {
        KnownFacts(networks: try networks(in: folder), agents: try agents(in: folder))
    }

    private static func networks(in folder: String) throws(FactsError) -> NetworkTable {
        try NetworkTable(try text(of: folder + "/" + networksFile), file: networksFile)
    }

    private static func agents(in folder: String) throws(FactsError) -> AgentTable {
        try AgentTable(try text(of: folder + "/" + agentsFile), file: agentsFile)
    }

    private static func text(of path: String) throws(FactsError) -> String {
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path: path) }
        return String(decoding: data, as: UTF8.self)
    }
}
