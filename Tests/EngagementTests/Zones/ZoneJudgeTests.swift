import Engagement
import Foundation
import Testing
import Tracking

struct ZoneJudgeTests {
    /// A few lines as the time zone database has them.
    private static let table = """
        # comment
        DE,DK,NO,SE,SJ\t+5230+01322\tEurope/Berlin
        GB,GG,IM,JE\t+513030-0000731\tEurope/London
        ES\t+4024-00341\tEurope/Madrid\tSpain (mainland)
        ES\t+2806-01524\tAtlantic/Canary\tCanary Islands
        US\t+404251-0740023\tAmerica/New_York\tEastern (most areas)
        US\t+340308-1181434\tAmerica/Los_Angeles\tPacific
        CN\t+3114+12128\tAsia/Shanghai\tBeijing Time
        """
    private static let judge = ZoneJudge(countries: CountryZones(table))
    private static let winter = Instant(microseconds: 1_768_471_200_000_000)
    private static let summer = Instant(microseconds: 1_784_109_600_000_000)
    private static let now = Instant(microseconds: 1_796_000_000_000_000)

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let clues: ZoneClues
        let zone: String?
        let words: String?

        var testDescription: String { name }
    }

    private static func wrote(_ offsets: [(Instant, Int)]) -> [ZoneClues.Written] {
        offsets.map { ZoneClues.Written(at: $0, offset: $1) }
    }

    static let cases = [
        Case(name: "nothing", clues: ZoneClues(), zone: nil, words: nil),
        Case(
            name: "what was set comes first",
            clues: ZoneClues(set: "Asia/Tokyo", replies: wrote([(winter, 60)]), phone: "+49 30 123456"),
            zone: "Asia/Tokyo",
            words: "as set for them"
        ),
        Case(
            name: "two seasons choose a zone",
            clues: ZoneClues(replies: wrote([(summer, 120), (winter, 60)])),
            zone: "Europe/Berlin",
            words: "by the clock of their 2 emails"
        ),
        Case(
            name: "two seasons on the other side of the earth",
            clues: ZoneClues(replies: wrote([(summer, 600), (winter, 660)])),
            zone: "Australia/Sydney",
            words: "by the clock of their 2 emails"
        ),
        Case(
            name: "one season is a fixed offset",
            clues: ZoneClues(replies: wrote([(winter, 60)])),
            zone: "GMT+0100",
            words: "by the clock of their email"
        ),
        Case(
            name: "one season and a phone number that agrees",
            clues: ZoneClues(replies: wrote([(winter, 0)]), phone: "+44 20 7946 0000"),
            zone: "Europe/London",
            words: "by the clock of their email"
        ),
        Case(
            name: "a phone number that does not agree",
            clues: ZoneClues(replies: wrote([(winter, -300)]), phone: "+49 30 123456"),
            zone: "GMT-0500",
            words: "by the clock of their email"
        ),
        Case(
            name: "a place in a country with one time",
            clues: ZoneClues(places: ["Rostock, Germany"]),
            zone: "Europe/Berlin",
            words: "opened in Rostock, Germany"
        ),
        Case(
            name: "a city of a country with several times",
            clues: ZoneClues(places: [
                "Los Angeles, United States", "New York, United States", "Los Angeles, United States",
            ]),
            zone: "America/Los_Angeles",
            words: "opened in Los Angeles, United States"
        ),
        Case(
            name: "another city there",
            clues: ZoneClues(places: ["Springfield, United States"]),
            zone: nil,
            words: nil
        ),
        Case(
            name: "phone",
            clues: ZoneClues(phone: "0049 (0)30 123456"),
            zone: "Europe/Berlin",
            words: "by the phone number, Germany"
        ),
        Case(
            name: "phone of a country with several times",
            clues: ZoneClues(phone: "+34 91 123 4567"),
            zone: nil,
            words: nil
        ),
        Case(name: "phone without its country", clues: ZoneClues(phone: "030 123456"), zone: nil, words: nil),
        Case(
            name: "phone that half a continent shares",
            clues: ZoneClues(phone: "+1 212 555 0100"),
            zone: nil,
            words: nil
        ),
        Case(
            name: "postal address",
            clues: ZoneClues(postalAddress: "Unter den Linden 1\n10117 Berlin\nGermany"),
            zone: "Europe/Berlin",
            words: "by the postal address, Germany"
        ),
        Case(
            name: "postal address with a city that has its own zone",
            clues: ZoneClues(postalAddress: "1 Main St, New York 10001, USA"),
            zone: "America/New_York",
            words: "by the postal address, New York, United States"
        ),
    ]

    @Test(arguments: cases)
    func takesTheBestEvidence(_ sample: Case) {
        let believed = Self.judge.zone(sample.clues, at: Self.now)

        #expect(believed?.zone == sample.zone.flatMap { TimeZone(identifier: $0) })
        #expect(believed?.words == sample.words)
    }

    @Test func whatWasWrittenYearsAgoSaysNothing() {
        let old = ZoneClues(replies: Self.wrote([(Self.now - .seconds(900 * 86_400), 540)]))

        #expect(Self.judge.zone(old, at: Self.now) == nil)
    }

    @Test func oneTripDoesNotMoveAHome() {
        let home = (0..<12).map { (Self.winter - .seconds($0 * 86_400 * 7), 60) }
        let clues = ZoneClues(replies: Self.wrote([(Self.winter + .seconds(60), -480)] + home), phone: "+49 30 123456")

        #expect(Self.judge.zone(clues, at: Self.now)?.zone.identifier == "Europe/Berlin")
    }

    @Test(arguments: [
        ("America/New_York", "New York"), ("GMT+0200", "UTC+2"), ("GMT-0330", "UTC−3:30"), ("GMT", "UTC"),
    ])
    func isCalledAsPeopleDo(_ identifier: String, name: String) throws {
        let zone = try #require(TimeZone(identifier: identifier))

        #expect(BelievedZone(zone: zone, evidence: .set).name == name)
    }
}
