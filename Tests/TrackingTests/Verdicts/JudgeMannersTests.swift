import Testing

@testable import Tracking

/// What the network, the manners of a request and what came before it say of a hit that has an ordinary browser's name.
@Suite(.enabled(if: UAPCore.isThere, "needs Debian's package uap-core"))
struct JudgeMannersTests {
    private static let old =
        "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/41.0.2228.0 Safari/537.36"
    private static let explorer = "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)"
    private static let explorerView = "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0)"
    private static let telephone =
        "Mozilla/5.0 (Linux; Android 5.1; A37f) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/43.0.2357.93 Mobile Safari/537.36"
    private static let app = "\(Visit.webView) [LinkedInApp]/9.29.8962"
    private static let page = "text/html,application/xhtml+xml,*/*;q=0.8"

    private static func asking(_ visit: Visit, for accept: String, language: String?? = .none) -> Visit {
        var visit = visit
        visit.accept = accept
        visit.language = language
        return visit
    }

    static let networks = [
        Scenario("a single click from Azure within a minute", [.click(25, network: .desktops)], [.machine]),
        Scenario("a click from Azure minutes later can't be told", [.click(300, network: .desktops)], [.unknown]),
        Scenario("a virtual desktop hours later", [.click(9_000, network: .desktops)], [.human]),
        Scenario(
            "somebody at a virtual desktop opens and clicks at once",
            [.open(20, network: .desktops), .click(26, network: .desktops)],
            [.human, .human],
            reason: "The same visitor had opened the mail 6 s before"
        ),
        Scenario(
            "an open a second before is the scanner's own",
            [.open(20, network: .desktops), .click(21, network: .desktops)],
            [.unknown, .machine]
        ),
        Scenario("a click from rented machines within a minute", [.click(50, network: .azure)], [.machine]),
        Scenario("a click from rented machines minutes later", [.click(300, network: .azure)], [.unknown]),
        Scenario("pictures for rented machines at once", [.open(7, network: .azure)], [.machine]),
        Scenario("pictures for rented machines within a minute", [.open(40, network: .azure)], [.unknown]),
        Scenario("pictures at home within ten seconds", [.open(7)], [.human]),
        Scenario(
            "a gateway's browser opens beside its sweep, and the person in the same house later",
            [
                .open(12, agent: Visit.edge), .click(12.5), .click(12.8, link: 1), .click(13.1, link: 2),
                .open(2_400, agent: Visit.outlook),
            ],
            [.machine, .machine, .machine, .machine, .human]
        ),
    ]

    static let manners = [
        Scenario("a browser's name that asks for anything", [asking(.click(3_600), for: "*/*")], [.unknown]),
        Scenario(
            "a browser's name that asks for anything and names no language",
            [asking(.click(3_600), for: "*/*", language: .some(nil))],
            [.machine],
            reason: "It named no language"
        ),
        Scenario("a page and a language", [asking(.click(3_600), for: page, language: "de")], [.human]),
        Scenario(
            "no language alone proves nothing",
            [asking(.click(3_600), for: page, language: .some(nil))],
            [.human]
        ),
        Scenario(
            "Internet Explorer takes anything",
            [asking(.click(3_600, agent: explorerView), for: "*/*")],
            [.human]
        ),
        Scenario("a picture as a page", [asking(.open(3_600), for: page)], [.unknown]),
        Scenario("a picture as anything", [asking(.open(3_600), for: "*/*")], [.human]),
        Scenario("an old browser at home", [.click(3_600, agent: old)], [.human]),
        Scenario("an old browser on rented machines", [.click(300, agent: old, network: .azure)], [.machine]),
        Scenario("Internet Explorer 6", [.click(3_600, agent: explorer)], [.human]),
        Scenario("Internet Explorer 6 seconds after hand-over", [.click(8, agent: explorer)], [.unknown]),
        Scenario("an old telephone is a person's", [.click(3_600, agent: telephone)], [.human]),
        Scenario("the web view of an app that names itself", [.click(3_600, agent: app)], [.human]),
        Scenario("Lynx, which names its library", [.click(3_600, agent: "Lynx/2.9.0 libwww-FM/2.14")], [.human]),
        Scenario(
            "Gmail's sampling of links",
            [.click(3_600, agent: "\(Visit.chrome) Edge/12.246 Gmail-content-sampling")],
            [.machine]
        ),
    ]

    @Test(arguments: networks + manners)
    func judges(_ scenario: Scenario) throws {
        let judgements = try scenario.judgements()

        #expect(judgements.map(\.verdict) == scenario.verdicts, "\(judgements.map(\.reasons))")
        if let reason = scenario.reason {
            #expect(judgements.last?.reasons.contains { $0.contains(reason) } == true)
        }
    }

    @Test(arguments: [
        ("67.231.156.10", NetworkKind.probableScanner), ("195.130.217.10", .probableScanner),
        ("150.70.188.10", .probableScanner), ("85.158.142.10", .probableScanner), ("3.80.1.1", .cloud),
        ("20.61.120.10", .desktopCloud), ("40.94.25.140", .desktopCloud), ("34.90.1.1", .cloud),
        ("40.107.1.2", .scanner), ("52.97.150.10", .mailReader), ("104.28.30.12", .privacyRelay), ("192.0.2.7", nil),
    ])
    func knowsNetworksByTheirAddress(_ address: String, _ kind: NetworkKind?) throws {
        let networks = try KnownFacts.shipped().networks

        #expect(networks.facts(of: NetworkAddress(address)).kind == kind)
    }
}
