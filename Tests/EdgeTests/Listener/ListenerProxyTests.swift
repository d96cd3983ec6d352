import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerProxyTests {
    private static let loopback = TrustedProxies(["127.0.0.0/8"].compactMap { AddressBlock($0) })

    private static func addresses(_ journal: Journal) throws -> [String] {
        try journal.all().hits.map { "\($0.address)" }
    }

    @Test func theWordOfAProxyIsBelieved() async throws {
        try await Site.run(proxies: Self.loopback) { site in
            _ = try await site.ask(try site.link(), fields: ["X-Forwarded-For: 198.51.100.1, 192.0.2.7"])
            _ = try await site.ask(try site.link(), fields: ["Forwarded: for=\"[2001:db8::7]\""])
            _ = try await site.ask(try site.link())

            #expect(try Self.addresses(site.journal) == ["192.0.2.7", "2001:db8::7", "127.0.0.1"])
        }
    }

    @Test func aStrangersWordIsNot() async throws {
        try await Site.run { site in
            _ = try await site.ask(try site.link(), fields: ["X-Forwarded-For: 192.0.2.7", "Forwarded: for=192.0.2.7"])
            let wire = try await site.connect()
            try await wire.send(ProxyHeaders.of("192.0.2.7") + Array(Site.request(try site.link()).utf8))

            #expect(try await wire.answer()?.status == 400)
            #expect(try Self.addresses(site.journal) == ["127.0.0.1"])
            await wire.close()
        }
    }

    @Test func aConnectionThatIsPassedOnHasItsOwnAddress() async throws {
        try await Site.run(proxies: Self.loopback) { site in
            let wire = try await site.connect()
            let request = Site.request(try site.link())
            let bytes = ProxyHeaders.of("192.0.2.7") + Array(request.utf8)

            try await wire.send(Array(bytes.prefix(20)))
            #expect(try await site.ask("/healthz").status == 200)
            try await wire.send(Array(bytes.dropFirst(20)))
            #expect(try await wire.answer()?.status == 302)
            // Whoever is behind it is nobody of ours, so its fields are not believed.
            try await wire.send(Site.request(try site.link(), fields: ["X-Forwarded-For: 198.51.100.1"]))
            #expect(try await wire.answer()?.status == 302)

            #expect(try Self.addresses(site.journal) == ["192.0.2.7", "192.0.2.7"])
            await wire.close()
        }
    }

    @Test func aDamagedHeaderEndsTheConnection() async throws {
        try await Site.run(proxies: Self.loopback) { site in
            let wire = try await site.connect()
            var header = ProxyHeaders.of("192.0.2.7")
            header[12] = 0x31

            try await wire.send(header + Array(Site.request("/healthz").utf8))

            #expect(await wire.rest() == [])
            #expect(site.counters.counts.badRequests == 1)
        }
    }
}
