import Engagement
import Testing

@Suite struct ZoneNameTests {
    @Test(arguments: [
        ("", ""), ("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("UTC", "UTC"),
        ("Asia/Kolkata", "Asia/Kolkata"), ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ])
    func findsAZoneOfTheDatabase(typed: String, kept: String) throws {
        #expect(try ZoneName.checked(typed) == kept)
    }

    @Test(arguments: ["Berlin", "GMT+3", "Europe/Nowhere", "+01:00", "../etc/passwd", "/Europe/Berlin", "CET-"])
    func whatIsNoZoneIsRefused(typed: String) {
        #expect(throws: ValueProblem.self) { try ZoneName.checked(typed) }
    }

    @Test func offersEachZoneOnceInOrder() {
        #expect(ZoneName.all.count > 300)
        #expect(ZoneName.all == Array(Set(ZoneName.all)).sorted())
    }
}
