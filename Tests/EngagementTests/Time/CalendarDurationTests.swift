import Engagement
import Foundation
import Testing
import Tracking

@Suite struct CalendarDurationTests {
    @Test(arguments: [
        ("P3D", 0, 3, 0), ("P1W", 0, 7, 0), ("P1Y2M3W4DT5H6M7S", 14, 25, 18_367), ("PT12H", 0, 0, 43_200),
        ("P1M", 1, 0, 0), ("PT1M", 0, 0, 60), ("PT0S", 0, 0, 0), ("P0D", 0, 0, 0), ("P007D", 0, 7, 0),
    ])
    func isRead(text: String, months: Int, days: Int, seconds: Int) throws {
        let duration = try #require(CalendarDuration(text))

        #expect(duration.months == months)
        #expect(duration.days == days)
        #expect(duration.seconds == seconds)
        #expect(duration.isZero == (months + days + seconds == 0))
    }

    @Test(arguments: [
        "", "P", "PT", "P3", "3D", "P3DT", "p3d", "P-3D", "-P3D", "P3H", "PT3D", "P1D2M", "P3D3D", "P1.5D", "P 3D",
        "P3D ",
        "P1234567D", "P٣D", "PD", "PT1H1H", "P1T1H2",
    ])
    func isRefusedWhereItIsNone(text: String) {
        #expect(CalendarDuration(text) == nil)
    }

    @Test(arguments: [
        ("P1M", "2026-01-31T10:00", "2026-02-28T10:00"),
        ("P1M", "2028-01-31T10:00", "2028-02-29T10:00"),
        ("P1Y", "2028-02-29T10:00", "2029-02-28T10:00"),
        ("P13M", "2026-11-30T10:00", "2027-12-30T10:00"),
        ("P1M1D", "2026-01-31T10:00", "2026-03-01T10:00"),
        ("P3D", "2026-12-30T23:59", "2027-01-02T23:59"),
        // The clocks are put forward: 02:30 is skipped.
        ("P1D", "2026-03-28T02:30", "2026-03-29T03:30"),
        ("PT24H", "2026-03-28T10:00", "2026-03-29T11:00"),
        ("P1D", "2026-03-28T10:00", "2026-03-29T10:00"),
    ])
    func goesByTheCalendar(text: String, from: String, to: String) throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let start = try #require(WallTime(from)?.instant(in: zone))

        let end = try #require(CalendarDuration(text)?.after(start, in: zone))

        #expect(WallTime(end, in: zone).text == to)
    }

    @Test func keepsSecondsAndLess() throws {
        let start = try #require(Instant("2026-11-26T10:00:41.250Z"))

        #expect(CalendarDuration("P1D")?.after(start, in: .gmt)?.description == "2026-11-27T10:00:41.250Z")
        #expect(CalendarDuration("PT0.5S") == nil)
        #expect(CalendarDuration("P9999Y")?.after(start, in: .gmt) == nil)
    }
}
