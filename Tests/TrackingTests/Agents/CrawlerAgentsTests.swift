import Foundation
import Testing

@testable import Tracking

/// Agents that others collected: of robots, and of people's browsers and mail programs.
@Suite(.enabled(if: UAPCore.isThere, "needs Debian's package uap-core"))
struct CrawlerAgentsTests {
    private struct Crawler: Decodable {
        let instances: [String]
    }

    private static let file = "signals/crawler-user-agents.json"

    private func verdict(_ agent: String, _ kind: HitKind) throws -> Verdict? {
        let hit = try Samples.hit(kind: kind, agent: agent)
        let reading = try UAPCore.catalogue.get().reading(of: agent)
        let copy = CopyFacts(handedOver: nil, isSandbox: false, isAddressedToSender: false, senderSessions: [])
        return Judge().judge([ObservedHit(hit: hit, agent: reading)], of: copy).first?.verdict
    }

    @Test(.enabled(if: SharedData.has(file), "needs the shared test data"))
    func knowsNearlyEveryCrawlerByItsClick() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(SharedData.path)/\(Self.file)"))
        let agents = try JSONDecoder().decode([Crawler].self, from: data).flatMap(\.instances)

        let missed = try agents.filter { try verdict($0, .link) != .machine }

        print("\(agents.count - missed.count) of \(agents.count) agents of crawlers are called machines on a click")
        #expect(agents.count > 2_000)
        #expect(Double(missed.count) < 0.03 * Double(agents.count), "\(missed)")
    }

    @Test(arguments: ["FeedlyApp", "Jakarta/1", "Sophos Mobile", "(www.example.com)", "Inspect/2", "RSSHub"])
    func aWordAtTheEndOfABrowsersNameMakesNoMachine(_ word: String) throws {
        let agent =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1"

        #expect(try verdict("\(agent) \(word)", .link) == .human)
    }

    private static let mailPrograms: Set<String> = [
        "Airmail", "Apple Mail", "Evolution", "Lotus Notes", "MacOutlook", "Outlook", "Outlook-Express", "Outlook-iOS",
        "Outlook-iOS-Android", "Postbox", "Superhuman", "Thunderbird", "Windows Live Mail", "YahooMobileMail", "kmail2",
    ]

    /// Families of the definitions that people browse with.
    private static let browsers: Set<String> = [
        "Chrome", "Chrome Mobile", "Chrome Mobile iOS", "Chrome Mobile WebView", "Chromium", "Edge", "Edge Mobile",
        "Firefox",
        "Firefox Mobile", "Firefox iOS", "IE", "IE Mobile", "Mobile Safari", "Mobile Safari UI/WKWebView", "Opera",
        "Opera Mini",
        "Opera Mobile", "Safari", "Samsung Internet", "Vivaldi", "Brave", "DuckDuckGo Mobile", "UC Browser",
        "Yandex Browser",
        "Android", "Chrome Frame", "Konqueror", "Maxthon", "QQ Browser", "MiuiBrowser", "Silk", "Whale", "Iron",
        "SeaMonkey",
    ]

    /// The agents of the definitions' own cases whose program is one of these and that are no crawlers to them.
    private func agents(of families: Set<String>) throws -> [String] {
        let catalogue = try UAPCore.catalogue.get()
        return try ["test_ua.yaml", "test_os.yaml", "test_device.yaml"].flatMap { try UAPCore.cases(in: $0) }.map(
            \.agent
        )
        .filter { families.contains(catalogue.family(agent: $0)) && !catalogue.device(agent: $0).isCrawler }
    }

    @Test func callsNoMailProgramARobot() throws {
        let agents = try agents(of: Self.mailPrograms)

        let wrong = try agents.filter { try verdict($0, .beacon) == .machine || verdict($0, .link) == .machine }

        #expect(agents.count > 30)
        #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test func callsNoBrowserOfPeopleARobot() throws {
        let agents = try agents(of: Self.browsers)

        let wrong = try agents.filter { try verdict($0, .link) == .machine }

        print("\(agents.count - wrong.count) of \(agents.count) agents of people's browsers are not called machines")
        #expect(agents.count > 500)
        #expect(wrong.isEmpty, "\(wrong)")
    }
}
