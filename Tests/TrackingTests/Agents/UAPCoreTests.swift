import Testing

@testable import Tracking

@Suite(.enabled(if: UAPCore.isThere, "needs Debian's package uap-core"))
struct UAPCoreTests {
    struct Part: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let cases: Int
        let family: @Sendable (AgentFamilies) -> String?
    }

    static let parts = [
        Part(testDescription: "programs", file: "test_ua.yaml", cases: 1_000) { $0.program },
        Part(testDescription: "systems", file: "test_os.yaml", cases: 400) { $0.system },
        Part(testDescription: "devices", file: "test_device.yaml", cases: 10_000) { $0.device },
    ]

    @Test(arguments: parts)
    func agreesWithItsOwnCases(_ part: Part) throws {
        let matcher = try AgentMatcher(UAPCore.definitions.get())
        let cases = try UAPCore.cases(in: part.file)

        let wrong = cases.filter { part.family(matcher.families(of: $0.agent)) ?? "Other" != $0.family }

        #expect(cases.count >= part.cases)
        #expect(wrong.isEmpty, "\(wrong.count) of \(cases.count), such as \(wrong.prefix(3))")
    }

    static let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    static let iPhone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    static let iPad = "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    static let android = "Mozilla/5.0 (Linux; Android 13; SM-"
    static let chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0"

    @Test(arguments: [
        (windows + " Chrome/120.0.0.0 Safari/537.36", DeviceType.desktop, "Windows", "Chrome"),
        (windows + " Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0", .desktop, "Windows", "Edge"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0", .desktop, "Linux", "Firefox"),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) \(chrome) Safari/537.36", .desktop, "Chrome OS", "Chrome"),
        (iPhone + " Version/17.0 Mobile/15E148 Safari/604.1", .phone, "iOS", "Mobile Safari"),
        (iPad + " Version/16.6 Mobile/15E148 Safari/604.1", .tablet, "iOS", "Mobile Safari"),
        (android + "G991B) \(chrome) Mobile Safari/537.36", .phone, "Android", "Chrome Mobile"),
        (android + "X700) \(chrome) Safari/537.36", .tablet, "Android", "Chrome"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.5", .desktop, "Linux",
            "Thunderbird"
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)", .desktop,
            "Mac OS X", "Apple Mail"
        ),
        (
            "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.5071; Pro)", .desktop, "Windows", "Outlook"
        ),
    ])
    func tellsTypeSystemAndProgram(_ agent: String, _ type: DeviceType, _ system: String, _ program: String) throws {
        let device = try UAPCore.catalogue.get().device(agent: agent)

        #expect(device == Device(type: type, system: system, program: program))
    }

    @Test(arguments: [
        ("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)", "Gmail"),
        ("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", "Yahoo Mail"),
        ("Mozilla/5.0", "Apple Mail"),
    ])
    func aPictureProxyHidesTheDevice(_ agent: String, _ program: String) throws {
        #expect(try UAPCore.catalogue.get().device(agent: agent) == Device(program: program))
    }

    @Test(arguments: [
        "iOS/16.5 (20F66) dataaccessd/1.0", "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.5071; Pro)",
        "Dalvik/2.1.0 (Linux; U; Android 13; SM-G991B Build/TP1A.220624.014)",
        "Mozilla/5.0 (Windows NT 10.0; rv:115.0) Gecko/20100101 Thunderbird/115.5",
        "Outlook-iOS/711.2620504.prod.iphone (3.34.0)", "Airmail 1.0 rv:148 (Macintosh; Mac OS X 10.8.3; en_BE)",
    ])
    func noMailProgramIsARobot(_ agent: String) throws {
        #expect(try !UAPCore.catalogue.get().device(agent: agent).isCrawler)
        #expect(AgentTable.shipped.fact(agent: agent)?.kind != .robot)
    }

    @Test func knowsCrawlers() throws {
        let agent = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"

        #expect(try UAPCore.catalogue.get().device(agent: agent).isCrawler)
    }
}
