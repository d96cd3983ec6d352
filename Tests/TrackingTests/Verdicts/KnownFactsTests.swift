import Foundation
import Testing

@testable import Tracking

@Suite struct KnownFactsTests {
    private func facts(_ address: String, number: UInt32? = nil) throws -> NetworkFacts {
        try KnownFacts.shipped().networks.facts(of: Samples.address(address), number: number)
    }

    @Test(arguments: [
        ("40.107.1.2", NetworkKind.scanner), ("52.101.0.1", .scanner), ("52.96.0.1", .mailReader),
        ("40.100.0.1", .mailReader), ("2a01:111:f400::1", .scanner), ("2a01:111:f403:0:1::", .scanner),
        ("209.222.82.10", .scanner), ("172.226.172.5", .privacyRelay), ("2a02:26f7:b000::1", .privacyRelay),
        ("66.249.84.22", .pictureProxy), ("74.125.210.129", .pictureProxy), ("66.249.66.1", nil), ("192.0.2.1", nil),
    ])
    func theLongestPrefixWins(_ address: String, _ kind: NetworkKind?) throws {
        #expect(try facts(address).kind == kind)
    }

    @Test func anAddressSaysMoreThanANumber() throws {
        #expect(try facts("40.107.1.2", number: 8_075).kind == .scanner)
        #expect(try facts("13.64.0.1", number: 8_075).kind == .desktopCloud)
        #expect(try facts("67.231.152.7", number: 22_843) == .proofpoint)
        #expect(try facts("192.0.2.1", number: 64_500) == NetworkFacts(number: 64_500))
    }

    @Test func theShippedTablesAreWhole() throws {
        let facts = try KnownFacts.shipped()

        #expect(facts.networks.count > 60)
        #expect(facts.agents.count > 150)
        #expect(AgentTable.shipped.count == facts.agents.count)
    }

    @Test(.enabled(if: SharedData.has("signals/misp-warninglists"), "needs the shared test data"))
    func everyExitOfTheRelayIsKnown() throws {
        struct List: Decodable { let list: [String] }
        let path = "\(SharedData.path)/signals/misp-warninglists/icloud-private-relay/list.json"
        let list = try JSONDecoder().decode(List.self, from: Data(contentsOf: URL(fileURLWithPath: path))).list
        let networks = try KnownFacts.shipped().networks

        let missed = list.filter { network in
            networks.facts(of: NetworkAddress(String(network.prefix { $0 != "/" }))).kind != .privacyRelay
        }

        #expect(list.count > 13_000)
        #expect(missed.isEmpty)
    }

    static let head = "network,kind,owner,source,date"
    static let agentHead = "match,pattern,kind,name,program,source,date"

    @Test(arguments: [
        ("", 1, "nothing in it"), ("a,b", 1, "names the columns"), ("\(head)\nx,scanner,O,S,D", 2, "neither a network"),
        ("# c\n\(head)\n\n192.0.2.0/24,reader,O,S,D", 4, "no kind of network"),
        ("\(head)\n192.0.2.1/24,scanner,O,S,D", 2, "neither a network"),
        ("\(head)\n192.0.2.0/24,scanner", 2, "2 values"),
        ("\(head)\n192.0.2.0/33,scanner,O,S,D", 2, "neither a network"), ("\(head)\nAS1,scanner,,S,D", 2, "owner"),
        ("\(head)\nAS1,scanner,O,S,", 2, "source and its date"),
        ("\(head)\nAS1,scanner,O,S,D\nAS1,cloud,O,S,D", 3, "twice"),
    ])
    func namesThePlaceOfABadLine(_ text: String, _ line: Int, _ problem: String) throws {
        let error = try #require(throws: FactsError.self) { try NetworkTable(text, file: "networks.csv") }

        #expect("\(error)".hasPrefix("networks.csv, line \(line): "))
        #expect("\(error)".contains(problem), "\(error)")
    }

    @Test(arguments: [
        ("like,curl/,robot,curl,,S,D", "no way to match"), ("contains,curl/,bot,curl,,S,D", "no kind of agent"),
        ("contains,c,robot,curl,,S,D", "three characters"), ("contains,curl/,robot,,,S,D", "a name"),
    ])
    func namesWhatIsWrongWithAnAgent(_ line: String, _ problem: String) throws {
        let error = try #require(throws: FactsError.self) {
            try AgentTable("\(Self.agentHead)\n\(line)", file: "agents.csv")
        }

        #expect("\(error)".hasPrefix("agents.csv, line 2: ") && "\(error)".contains(problem), "\(error)")
    }

    @Test(arguments: [
        ("Quill/1", "exact"), ("quill/1", "begins"), ("a QUILL/2 b", "comma, \"quoted\""), ("pen", nil),
    ])
    func theFirstLineThatMatchesCounts(_ agent: String, _ name: String?) throws {
        let text = """
            \(Self.agentHead)
            equals,Quill/1,robot,exact,,S,D
            begins,QUILL/1,mailProgram,begins,Quill,S,D
            contains,quill/,robot,"comma, ""quoted\""",,S,D
            """

        #expect(try AgentTable(text, file: "agents.csv").fact(agent: agent)?.name == name)
    }

    @Test func aFolderMayHoldNewerTables() throws {
        let folder = NSTemporaryDirectory() + "inkling-facts-\(UUID().uuidString)"
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? files.removeItem(atPath: folder) }
        #expect(throws: FactsError.self) { try KnownFacts.inFolder(folder) }
        #expect(throws: FactsError.unreadable(path: folder + "/no")) { try KnownFacts.inFolder(folder + "/no") }

        try "\(Self.head)\r\n192.0.2.0/24,scanner,Quill,S,D\r\n".write(
            toFile: folder + "/networks.csv",
            atomically: true,
            encoding: .utf8
        )
        let facts = try KnownFacts.inFolder(folder)

        #expect(facts.networks.facts(of: try Samples.address()) == NetworkFacts(owner: "Quill", kind: .scanner))
        #expect(facts.agents.count == AgentTable.shipped.count)
    }
}
