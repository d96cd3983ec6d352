import Testing

@testable import Tracking

/// One hit of a scenario, as a test describes it.
struct Visit: Sendable {
    var kind = HitKind.beacon
    /// Seconds after hand-over.
    var at: Double
    var agent = Visit.chrome
    var address = "192.0.2.7"
    var link: UInt16 = 0
    var network = NetworkFacts.unknown
    var accept: String?
    var purpose: String?
    /// The language it named, none within; not known where that is missing.
    var language: String??
    var method = HitMethod.get

    static let chrome = browser("Windows NT 10.0; Win64; x64", "Chrome/131.0.0.0 Safari/537.36")
    static let edge = browser("Windows NT 10.0; Win64; x64", "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0")
    static let macChrome = browser("Macintosh; Intel Mac OS X 10_15_7", "Chrome/131.0.0.0 Safari/537.36")
    static let iPhone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1"
    static let webView =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
    static let outlook = "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.5071; Pro)"
    static let gmail = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
    static let apple = "Mozilla/5.0"

    private static func browser(_ system: String, _ rest: String) -> String {
        "Mozilla/5.0 (\(system)) AppleWebKit/537.36 (KHTML, like Gecko) \(rest)"
    }

    static func click(
        _ at: Double,
        link: UInt16 = 0,
        agent: String = Visit.chrome,
        address: String = "192.0.2.7",
        network: NetworkFacts = .unknown,
        purpose: String? = nil
    ) -> Visit {
        Visit(kind: .link, at: at, agent: agent, address: address, link: link, network: network, purpose: purpose)
    }

    static func open(
        _ at: Double,
        agent: String = Visit.chrome,
        address: String = "192.0.2.7",
        network: NetworkFacts = .unknown
    ) -> Visit {
        Visit(at: at, agent: agent, address: address, network: network)
    }

    func observed() throws -> ObservedHit {
        let hit = try Samples.hit(
            at: Samples.noon + .milliseconds(Int64(at * 1_000)),
            kind: kind,
            ordinal: link,
            method: method,
            address: address,
            agent: agent,
            headers: HitHeaders(accept: accept, language: language.flatMap(\.self), purpose: purpose)
        )
        return ObservedHit(
            hit: hit,
            agent: try UAPCore.catalogue.get().reading(of: agent),
            network: network,
            isHeadKnown: language != nil
        )
    }
}

extension NetworkFacts {
    static let eop = NetworkFacts(owner: "Microsoft Exchange Online Protection", kind: .scanner)
    static let proofpoint = NetworkFacts(number: 22_843, owner: "Proofpoint", kind: .probableScanner)
    static let azure = NetworkFacts(number: 8_075, owner: "Microsoft Azure", kind: .cloud)
    static let desktops = NetworkFacts(number: 8_075, owner: "Microsoft Azure", kind: .desktopCloud)
    static let exchange = NetworkFacts(owner: "Microsoft Exchange Online", kind: .mailReader)
    static let relay = NetworkFacts(owner: "Apple Private Relay", kind: .privacyRelay)
}
