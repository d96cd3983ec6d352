internal import ServiceLifecycle
internal import Tracking

/// The agent definitions, loaded once and off the way: compiling them takes longer than starting everything else.
actor Agents: Service {
    private let path: String
    private var loaded: AgentCatalogue?

    init(path: String) {
        self.path = path
    }

    /// The definitions; the first who asks waits for them.
    func catalogue() throws(AgentCatalogueError) -> AgentCatalogue {
        if let loaded { return loaded }
        let catalogue = try AgentCatalogue(contentsOf: path)
        loaded = catalogue
        return catalogue
    }

    /// The family of an agent's program, or `Other` where it can't be told.
    func family(of agent: String) -> String {
        (try? catalogue())?.family(agent: agent) ?? "Other"
    }

    /// Loads the definitions right after the start, so that nobody waits later.
    func run() async throws {
        _ = try catalogue()
        try? await gracefulShutdown()
    }
}
