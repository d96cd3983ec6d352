internal import ArgumentParser
internal import Foundation
internal import Intake
internal import Tracking

/// Where commands find what is known of agents and networks: the settings of the server, for one command.
struct KnowledgeOptions: ParsableArguments {
    @Option(
        help:
            "A folder with newer facts: networks.csv, agents.csv; else INKLING_FACTS, else those that come with Inkling."
    )
    var facts: String?

    @Option(help: "A City database in MaxMind’s format; else INKLING_PLACE_DATABASE, else places are not known.")
    var placeDatabase: String?

    @Option(help: "An ASN database in MaxMind’s format; else INKLING_OWNER_DATABASE, else owners are not known.")
    var ownerDatabase: String?

    @Option(
        help: "The uap-core definitions; else INKLING_AGENT_DEFINITIONS, else \(Setting.agentDefinitions.standard)."
    )
    var agentDefinitions: String?

    /// What tells devices and programs by their agent.
    func catalogue() throws -> AgentCatalogue {
        let path = value(agentDefinitions, .agentDefinitions) ?? Setting.agentDefinitions.standard
        return try AgentCatalogue(contentsOf: path, facts: try known().agents)
    }

    /// What is known of networks.
    func networks() throws -> NetworkKnowledge {
        try NetworkKnowledge(
            table: try known().networks,
            placesPath: value(placeDatabase, .placeDatabase),
            ownersPath: value(ownerDatabase, .ownerDatabase)
        )
    }

    private func known() throws -> KnownFacts { try KnownFacts.inFolder(value(facts, .facts)) }

    private func value(_ option: String?, _ setting: Setting) -> String? {
        option ?? ProcessInfo.processInfo.environment[setting.variable]
    }
}
