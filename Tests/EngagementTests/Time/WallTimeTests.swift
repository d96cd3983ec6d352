import Engagement
import Foundation
import Testing
import Tracking

@Suite struct WallTimeTests {
    private static func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(identifier: name)) }

    @Test(arguments: [
        ("Europe/Berlin", "2026-12-01T08:00", "2026-12-01T07:00:00.000Z"),
        ("Europe/Berlin", "2026-07-01T08:00", "2026-07-01T06:00:00.000Z"),
        // Clocks are put forward: 02:00 to 02:59 do not exist.
        ("Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59:00.000Z"),
        ("Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00:00.000Z"),
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z"),
        ("Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00:00.000Z"),
        // Clocks are put back: 02:00 to 02:59 exist twice.
        ("Europe/Berlin", "2026-10-25T01:59", "2026-10-24T23:59:00.000Z"),
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"),
        ("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00:00.000Z"),
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00.000Z"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00.000Z"),
        ("Asia/Kathmandu", "2026-01-01T00:00", "2025-12-31T18:15:00.000Z"),
        ("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:40:00.000Z"),
        ("GMT", "2028-02-29T23:59", "2028-02-29T23:59:00.000Z"),
    ])
    func isOneMomentInAZone(zone: String, typed: String, moment: String) throws {
        let time = try #require(WallTime(typed))

        #expect(time.instant(in: try Self.zone(zone))?.description == moment)
        #expect(time.text == typed)
    }

    @Test(arguments: [
        "", "tomorrow", "2026-12-01", "2026-12-01 08:00", "2026-13-01T08:00", "2026-02-29T08:00", "2026-12-01T24:00",
        "2026-12-01T08:60", "2026-1-01T08:000", "٢٠٢٦-12-01T08:00",
    ])
    func isRefusedWhereNoCalendarHasIt(typed: String) {
        #expect(WallTime(typed) == nil)
    }
}
