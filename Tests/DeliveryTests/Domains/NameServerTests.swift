import Delivery
import Testing

@Suite("Asking name servers")
struct NameServerTests {
    @Test(arguments: ["192.0.2.53", "127.0.0.1:5353"])
    func areNamedByTheirAddress(text: String) {
        #expect(NameServer(text) != nil)
    }

    @Test(arguments: [
        "", "dns.example.com", "192.0.2", "192.0.2.256", "192.0.2.1:0", "192.0.2.1:a", "192.0.2.1:5:3", "::1",
    ])
    func areNamedByNothingElse(text: String) {
        #expect(NameServer(text) == nil)
    }

    @Test(.timeLimit(.minutes(5)), arguments: NameServer.Kind.allCases)
    func whereNobodyListensThereIsNoAnswer(kind: NameServer.Kind) async throws {
        let nobody = try #require(NameServer("127.0.0.1:1"))
        #expect(await nobody.ask(kind, of: "seller.example") == .unanswered)
    }
}
