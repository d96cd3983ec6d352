import Foundation
import Testing

@testable import Tracking

@Suite struct AgentCatalogueTests {
    private static let definitions = """
        user_agent_parsers:
          - regex: '(Quill)/(\\d+)'
          - regex: 'Nib (\\w+)'
            family_replacement: 'Nib $1$2'
          - regex: 'WebView'
            family_replacement: 'Mobile Safari UI/WKWebView'
          - regex: '(a+)+$'
        os_parsers:
          - regex: 'tinyos'
            regex_flag: 'i'
            os_replacement: 'Windows'
        device_parsers:
          - regex: 'robot'
            device_replacement: 'Spider'
          - regex: '; *(SM-\\w+|)'
        """

    private static func catalogue() throws -> AgentCatalogue {
        try AgentCatalogue(definitions: Array(definitions.utf8))
    }

    @Test(arguments: [
        ("Quill/7", "Quill"), ("Nib fine", "Nib fine"), ("pen", "Other"), ("", "Other"), ("quill/7", "Other"),
    ])
    func namesTheFamilyOfTheFirstPatternThatMatches(_ agent: String, _ family: String) throws {
        #expect(try Self.catalogue().family(agent: agent) == family)
    }

    @Test(arguments: [
        ("Quill/7 (TinyOS)", Device(type: .desktop, system: "Windows", program: "Quill")),
        ("Quill/7 (robot)", Device(program: "Quill", isCrawler: true)), ("pen", .unknown), ("", .unknown),
        ("WebView (TinyOS)", Device(type: .desktop, system: "Windows")),
    ])
    func drawsTheDevice(_ agent: String, _ device: Device) throws {
        let catalogue = try Self.catalogue()

        #expect(catalogue.device(agent: agent) == device)
        #expect(catalogue.device(agent: agent) == device, "the second time, from memory")
    }

    @Test func aHostileAgentEndsSoon() throws {
        let agent = String(repeating: "a", count: 900) + "!" + String(repeating: "b", count: 100_000)

        #expect(try Self.catalogue().family(agent: agent) == "Other")
    }

    @Test func looksAtTheFirstKilobyteOnly() throws {
        let agent = String(repeating: "-", count: Hit.maximumAgentLength) + "Quill/7"

        #expect(try Self.catalogue().family(agent: agent) == "Other")
    }

    @Test func saysWhatIsWrongWithDefinitions() throws {
        let bad = Self.definitions.replacing("(Quill)", with: "(Quill")

        #expect(throws: AgentCatalogueError.self) { try AgentCatalogue(definitions: Array("- x".utf8)) }
        #expect(throws: AgentCatalogueError.self) { try AgentCatalogue(definitions: Array(bad.utf8)) }
        #expect(throws: AgentCatalogueError.unreadable(path: "/nowhere")) { try AgentCatalogue(contentsOf: "/nowhere") }
    }

    @Test func servesSeveralThreads() async throws {
        let catalogue = try Self.catalogue()

        let families = await withTaskGroup(of: String.self) { group in
            for number in 0..<200 {
                group.addTask { catalogue.family(agent: "Nib n\(number % 7)") }
            }
            return await group.reduce(into: Set<String>()) { $0.insert($1) }
        }

        #expect(families.count == 7)
    }
}
