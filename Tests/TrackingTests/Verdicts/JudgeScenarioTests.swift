import Testing

@testable import Tracking

/// What copies meet with out there: each rule of product §4.5 as somebody would tell it.
@Suite(.enabled(if: UAPCore.isThere, "needs Debian's package uap-core"))
struct JudgeScenarioTests {
    private static let office = "198.51.100.20"
    private static let cloud = "203.0.113.9"
    private static let home = "192.0.2.7"

    static let proxies = [
        Scenario("Apple loads ahead", [.open(40, agent: Visit.apple, network: .relay)], [.unknown]),
        Scenario(
            "Apple loads ahead, the person clicks through the relay",
            [.open(2, agent: Visit.apple), .click(4_000, agent: Visit.iPhone, network: .relay)],
            [.unknown, .human]
        ),
        Scenario(
            "a picture through the relay under Safari's name",
            [.open(90, agent: Visit.iPhone, network: .relay)],
            [.unknown]
        ),
        Scenario(
            "Gmail when the reader opens",
            [.open(3_600, agent: Visit.gmail)],
            [.human],
            reason: "it hides the device"
        ),
        Scenario(
            "Gmail at delivery",
            [.open(0.5, agent: Visit.gmail), .open(4.9, agent: Visit.gmail)],
            [.unknown, .unknown]
        ),
        Scenario("a picture proxy's name on a click", [.click(3_600, agent: Visit.gmail)], [.human]),
        Scenario("bare Mozilla on a click is no machine", [.click(3_600, agent: Visit.apple)], [.unknown]),
        Scenario("Outlook on the web", [.open(60, agent: Visit.edge, network: .exchange)], [.human]),
        Scenario(
            "Outlook on the desktop, then the browser",
            [.open(300, agent: Visit.outlook), .click(302)],
            [.human, .human]
        ),
        Scenario(
            "a mail program and a browser within milliseconds are a person",
            [.open(300, agent: Visit.outlook), .click(300.02)],
            [.human, .human]
        ),
        Scenario("a click without an open", [.click(300)], [.human]),
    ]

    static let scanners = [
        Scenario(
            "Safe Links sweep under Chrome's name",
            (0..<4).map { .click(40 + Double($0) * 2.5, link: $0, address: cloud) },
            [.machine, .machine, .machine, .machine],
            reason: "Every link of the mail within 10 s",
            links: 4
        ),
        Scenario(
            "a sweep late, every link",
            (0..<3).map { .click(90_000 + Double($0) * 3, link: $0, address: cloud) },
            [.machine, .machine, .machine],
            links: 3
        ),
        Scenario(
            "a sweep from several addresses of a cloud",
            (0..<3).map { .click(50 + Double($0) * 3, link: $0, address: "203.0.\($0).9", network: .azure) },
            [.machine, .machine, .machine]
        ),
        Scenario(
            "a person reads three links in a minute",
            [.open(900), .click(910), .click(935, link: 1), .click(960, link: 2)],
            [.human, .human, .human, .human],
            links: 3
        ),
        Scenario(
            "Proofpoint at delivery, and a person in its isolation later",
            [.click(30, network: .proofpoint), .click(7_200, network: .proofpoint)],
            [.machine, .human]
        ),
        Scenario(
            "Exchange Online Protection opens and clicks",
            [.open(3_600, network: .eop), .click(3_600, network: .eop)],
            [.machine, .machine]
        ),
        Scenario("a click four seconds after hand-over", [.click(4)], [.machine], reason: "4 s after hand-over"),
        Scenario("a virtual desktop clicks after a day", [.click(86_400, network: .azure)], [.human]),
        Scenario("rented machines click at once", [.click(8, network: .azure)], [.machine]),
        Scenario(
            "one scanner condemns its burst companions",
            [.click(3_600, agent: "curl/8.4.0", address: cloud), .click(3_600.8, link: 1, address: "203.0.200.1")],
            [.machine, .machine],
            reason: "In one go with a scanner’s request for another link"
        ),
        Scenario(
            "what is found out of a program holds for its other requests",
            [.click(3_600, address: cloud, network: .eop), .open(3_620, address: cloud)],
            [.machine, .machine]
        ),
    ]

    static let pairs = [
        Scenario(
            "the person's own click right after the scanner's pair",
            [
                .click(7_200, agent: Visit.chrome, address: cloud),
                .click(7_200.03, agent: Visit.chrome, address: cloud),
                .click(7_200.4, agent: Visit.edge, address: office),
            ],
            [.machine, .machine, .human],
            reason: "A scanner asked for the same link 0 s before"
        ),
        Scenario(
            "the same link from another network and system twelve seconds later",
            [
                .open(3_000, agent: Visit.macChrome, address: "2001:db8::7"),
                .click(3_600, agent: Visit.macChrome, address: "2001:db8::7"), .click(3_612, address: cloud),
            ],
            [.human, .human, .machine]
        ),
        Scenario(
            "Wi-Fi and the telephone's network with one agent",
            [.click(3_600, agent: Visit.iPhone), .click(3_602, agent: Visit.iPhone, address: "2001:db8::9")],
            [.human, .human]
        ),
        Scenario(
            "one address, an open and a click with two systems",
            [.open(3_600, agent: Visit.chrome, address: cloud), .click(3_601, agent: Visit.macChrome, address: cloud)],
            [.machine, .machine]
        ),
        Scenario(
            "telephone and desktop in one house, hours apart",
            [.open(3_600, agent: Visit.iPhone), .click(9_600)],
            [.human, .human]
        ),
        Scenario(
            "a corporate gateway opens before the person",
            [
                .open(3, address: cloud), .open(5_400, agent: Visit.outlook, address: office),
                .click(5_410, address: office),
            ],
            [.machine, .human, .human]
        ),
        Scenario(
            "a gateway in a cloud opens before the person",
            [.open(20, address: cloud, network: .azure), .open(5_400, agent: Visit.outlook, address: office)],
            [.unknown, .human]
        ),
    ]

    static let people = [
        Scenario(
            "a browser loads links ahead, and the person clicks one",
            [
                .click(3_600, purpose: "prefetch"), .click(3_600.4, link: 1, purpose: "prefetch;prerender"),
                .click(3_602), .click(3_620, link: 2),
            ],
            [.machine, .machine, .human, .human],
            links: 3
        ),
        Scenario(
            "a prefetch and clicks on two other links",
            [.click(3_600, purpose: "prefetch"), .click(3_600.2, link: 1), .click(3_601.9, link: 2)],
            [.machine, .human, .human]
        ),
        Scenario(
            "two browsers of one network, half a minute apart",
            [.open(3_600, address: "192.0.2.8"), .click(3_630, agent: Visit.macChrome)],
            [.unknown, .unknown],
            reason: "One network asked for pictures"
        ),
        Scenario(
            "two browsers of one network within seconds",
            [.open(3_600, address: "192.0.2.8"), .click(3_602, agent: Visit.macChrome)],
            [.machine, .machine]
        ),
        Scenario(
            "three links in eight seconds, minutes after hand-over",
            [.open(290), .click(300), .click(304, link: 1), .click(308, link: 2)],
            [.human, .human, .human, .human],
            links: 9
        ),
        Scenario(
            "every link of three, by a person who has the mail open",
            [.open(3_590), .click(3_600), .click(3_604, link: 1), .click(3_608, link: 2)],
            [.human, .unknown, .unknown, .unknown],
            links: 3
        ),
        Scenario(
            "a web view on an iPhone, in which Mail shows mail",
            [.open(3_600, agent: Visit.webView), .click(3_700, agent: Visit.webView)],
            [.human, .human],
            reason: "The web view of an app on an iPhone or iPad, in which Mail shows mail"
        ),
        Scenario(
            "a virtual desktop at once",
            [.open(20, network: .desktops), .click(30, network: .desktops)],
            [.human, .human]
        ),
        Scenario(
            "forwarded to a colleague",
            [.open(600), .open(4_000), .open(9_000, agent: Visit.iPhone, address: office)],
            [.human, .human, .human],
            reason: "Perhaps forwarded: another network and another device than this recipient’s usual ones"
        ),
        Scenario("a copy to the sender", [.open(3_600)], [.own], isAddressedToSender: true),
        Scenario(
            "an answer tells that the mail was read",
            [.open(30, agent: Visit.apple), .open(40, agent: Visit.apple)],
            [.unknown, .human],
            answered: 900
        ),
        Scenario(
            "an answer needs no help where an open is known",
            [.open(30, agent: Visit.apple), .open(400)],
            [.unknown, .human],
            answered: 900
        ),
        Scenario(
            "pictures after a reply that quotes them may be the sender's reading",
            [
                .open(600), .open(5_000, agent: Visit.outlook, address: office), .open(5_100, agent: Visit.gmail),
                .open(6_000), .click(6_100, address: office),
            ],
            [.human, .unknown, .unknown, .human, .human],
            answered: 1_000,
            quoted: 1_000
        ),
        Scenario(
            "what can't be told becomes a person's when the same visitor goes on",
            [.open(30, agent: Visit.chrome, network: .azure), .click(700)],
            [.human, .human]
        ),
        Scenario(
            "the sandbox knows no bursts, no delay and no networks",
            [.open(0, network: .eop), .click(0.1), .click(0.2, link: 1), .click(0.3, link: 2)],
            [.human, .human, .human, .human],
            isAddressedToSender: true,
            isSandbox: true
        ),
    ]

    @Test(arguments: proxies + scanners + pairs + people)
    func judges(_ scenario: Scenario) throws {
        let judgements = try scenario.judgements()

        #expect(judgements.map(\.verdict) == scenario.verdicts, "\(judgements.map(\.reasons))")
        #expect(judgements.allSatisfy { (0.5...1).contains($0.confidence) && !$0.reasons.isEmpty })
        if let reason = scenario.reason {
            let reasons = judgements.last?.reasons ?? []
            #expect(reasons.contains { $0.contains(reason) }, "\(reasons)")
        }
    }

    @Test(arguments: proxies + scanners + pairs + people)
    func theOrderOfTheHitsDoesNotMatter(_ scenario: Scenario) throws {
        let hits = try scenario.visits.map { try $0.observed() }

        let there = Judge().judge(hits, of: scenario.copy)
        let back = Judge().judge(hits.reversed(), of: scenario.copy)

        #expect(there == back.reversed())
    }

    @Test func aPersonElsewhereIsToldFromTheUsualOnes() throws {
        var scenario = Scenario("", [.open(600, agent: Visit.iPhone, address: Self.office)], [.human])
        let usual = try Visit.open(0).observed()
        scenario.usual = [
            Visitor(network: usual.hit.address.network, system: "Windows", program: "Chrome")
        ]

        #expect(try scenario.judgements()[0].reasons.last?.hasPrefix("Perhaps forwarded") == true)
    }

    @Test func theSenderIsKnownByWhatWasDrawnFromTheAddress() throws {
        let hit = try Visit.open(600).observed()
        let own = ObservedHit(hit: hit.hit, agent: hit.agent, network: hit.network, isSenders: true)

        #expect(Judge().judge([own, hit], of: Scenario("", [], []).copy).map(\.verdict) == [.own, .human])
    }
}
