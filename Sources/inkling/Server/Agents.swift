internal import NIOPosix
internal import ServiceLifecycle
internal import Tracking

/// The agent definitions, compiled once at the start, beside everything else: it takes longer than the rest together.
actor Agents: Service {
    private let path: String
    private let facts: AgentTable
    private var loaded: Result<AgentCatalogue, any Error>?
    private var waiting: [CheckedContinuation<AgentCatalogue, any Error>] = []

    init(path: String, facts: AgentTable = .shipped) {
        self.path = path
        self.facts = facts
    }

    /// The definitions; who asks before they are compiled waits for them.
    func catalogue() async throws -> AgentCatalogue {
        if let loaded { return try loaded.get() }
        return try await withCheckedThrowingContinuation { waiting.append($0) }
    }

    /// The family of an agent's program, or `Other` where it can't be told.
    func family(of agent: String) async -> String {
        (try? await catalogue())?.family(agent: agent) ?? "Other"
    }

    /// Compiles the definitions on a thread of its own, for that blocks; ends the server where they are unusable.
    func run() async throws {
        let (path, facts) = (path, facts)
        do {
            let catalogue = try await NIOThreadPool.singleton.runIfActive {
                try AgentCatalogue(contentsOf: path, facts: facts)
            }
            finish(.success(catalogue))
        } catch {
            finish(.failure(error))
            throw error
        }
        try? await gracefulShutdown()
    }

    private func finish(_ result: Result<AgentCatalogue, any Error>) {
        loaded = result
        for continuation in waiting {
            continuation.resume(with: result)
        }
        waiting = []
    }
}
