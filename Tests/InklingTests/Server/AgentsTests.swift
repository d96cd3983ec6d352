import Foundation
import Testing
import Tracking

@testable import inkling

struct AgentsTests {
    private func definitions(_ text: String) -> String {
        let path = NSTemporaryDirectory() + "inkling-agents-\(UUID().uuidString).yaml"
        _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
        return path
    }

    @Test func whoAsksBeforeTheyAreCompiledWaits() async throws {
        let agents = Agents(
            path: definitions(
                "user_agent_parsers:\n  - regex: '(Inkwell)/(\\d+)'\nos_parsers: []\ndevice_parsers: []\n"
            )
        )

        async let family = agents.family(of: "Inkwell/1")
        let service = Task { try await agents.run() }

        #expect(await family == "Inkwell")
        service.cancel()
        _ = await service.result
    }

    @Test func unusableDefinitionsEndTheServerAndNobodyWaitsForEver() async {
        let agents = Agents(path: "/nowhere/regexes.yaml")

        async let family = agents.family(of: "Inkwell/1")

        await #expect(throws: AgentCatalogueError.self) { try await agents.run() }
        #expect(await family == "Other")
    }
}
