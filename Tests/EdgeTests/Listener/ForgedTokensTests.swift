import Testing

@testable import Edge
@testable import Tracking

@Suite struct ForgedTokensTests {
    @Test func forgeriesLeadNowhere() async throws {
        let rounds = Figure.named("INKLING_FORGERIES", standard: 10_000) / 100
        try await Site.run { site in
            var generator = SeededRandom(seed: 10)
            let token = Array(try site.ring.seal(Samples.link("https://contoso.com/")).utf8)
            let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~%.=+".utf8)
            let wire = try await site.connect()

            for _ in 0..<rounds {
                let forgeries = (0..<100).map { _ in Self.forge(token, alphabet, &generator) }
                try await wire.send(forgeries.map { Site.request("/c/" + $0) }.joined())
                for forgery in forgeries {
                    let answer = try #require(try await wire.answer())
                    #expect(answer.status == 404 && answer.fields["location"] == nil, "\(forgery)")
                }
            }

            #expect(try site.journal.all().hits.isEmpty)
            #expect(site.counters.counts.refusedTokens == rounds * 100)
            await wire.close()
        }
    }

    /// Changes, cuts, doubles or moves some of the token, and never gives back the very same.
    private static func forge(_ token: [UInt8], _ alphabet: [UInt8], _ generator: inout SeededRandom) -> String {
        while true {
            var forgery = token
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0..<forgery.count, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: forgery[place] = alphabet.randomElement(using: &generator) ?? 0x41
                case 1: forgery.removeLast(forgery.count - max(1, place))
                case 2: forgery.insert(alphabet.randomElement(using: &generator) ?? 0x41, at: place)
                case 3: forgery.swapAt(place, Int.random(in: 0..<forgery.count, using: &generator))
                default: forgery += forgery.suffix(place)
                }
            }
            if forgery != token { return String(decoding: forgery, as: UTF8.self) }
        }
    }
}
