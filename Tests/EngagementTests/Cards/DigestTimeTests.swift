import Foundation
import Testing
import Tracking

@testable import Engagement

@Suite struct DigestTimeTests {
    private static let everyDay = WorkingHours(days: [1, 2, 3, 4, 5, 6, 7])

    private func time(
        _ minute: Int,
        in zone: String = "Europe/Berlin",
        hours: WorkingHours = WorkingHours(),
        quiet: QuietHours? = nil
    ) throws -> DigestTime {
        DigestTime(minute: minute, zone: try #require(TimeZone(identifier: zone)), hours: hours, quietHours: quiet)
    }

    /// What the seller's clock shows when the digests come that follow a moment.
    private func times(_ digest: DigestTime, after text: String, count: Int) throws -> [String] {
        var moment = try #require(Instant(text))
        var found: [String] = []
        for _ in 0..<count {
            moment = try #require(digest.next(after: moment))
            found.append(WallTime(moment, in: digest.zone).text)
        }
        return found
    }

    @Test func comesOnceOnEachWorkingDay() throws {
        let hours = WorkingHours(holidays: ["2026-03-10"])
        // 2026-03-05 is a Thursday; 07:00 in Berlin is 06:00 in Greenwich.
        let found = try times(time(7 * 60, hours: hours), after: "2026-03-05T06:00:00Z", count: 3)
        #expect(found == ["2026-03-06T07:00", "2026-03-09T07:00", "2026-03-11T07:00"])
    }

    @Test(arguments: [
        // Clocks go forward from 02:00 to 03:00 on the 29th.
        ("2026-03-28T00:00:00Z", ["2026-03-28T02:30", "2026-03-29T03:30", "2026-03-30T02:30"]),
        // And back from 03:00 to 02:00 on the 25th, so that 02:30 comes twice.
        ("2026-10-24T00:00:00Z", ["2026-10-24T02:30", "2026-10-25T02:30", "2026-10-26T02:30"]),
    ])
    func comesOnceADayHoweverClocksAreChanged(after: String, expected: [String]) throws {
        #expect(try times(time(150, hours: Self.everyDay), after: after, count: 3) == expected)
    }

    @Test func keepsTheTimeOfTheClockOverAChange() throws {
        let digest = try time(8 * 60, in: "America/New_York")
        let start = try #require(Instant("2026-03-05T20:00:00Z"))
        let before = try #require(digest.next(after: start))
        let after = try #require(digest.next(after: before))
        #expect(before.description == "2026-03-06T13:00:00.000Z")
        #expect(after.description == "2026-03-09T12:00:00.000Z")
    }

    @Test(arguments: [
        // The evening's waits for the next morning, the early one for the end of the night.
        (20 * 60, 18 * 60, 8 * 60, ["2026-03-05T08:00", "2026-03-06T08:00", "2026-03-09T08:00"]),
        (6 * 60, 18 * 60, 8 * 60, ["2026-03-05T08:00", "2026-03-06T08:00", "2026-03-09T08:00"]),
        (12 * 60, 11 * 60, 13 * 60, ["2026-03-05T13:00", "2026-03-06T13:00", "2026-03-09T13:00"]),
        (9 * 60, 18 * 60, 8 * 60, ["2026-03-05T09:00", "2026-03-06T09:00", "2026-03-09T09:00"]),
    ])
    func waitsForTheEndOfQuietHours(minute: Int, start: Int, end: Int, expected: [String]) throws {
        let digest = try time(minute, quiet: QuietHours(start: start, end: end))
        #expect(try times(digest, after: "2026-03-04T23:00:00Z", count: 3) == expected)
    }

    @Test func comesLateOnlyWhenItMay() throws {
        let digest = try time(8 * 60, quiet: QuietHours(start: 18 * 60, end: 8 * 60))
        func allows(_ text: String) throws -> Bool { digest.allows(try #require(Instant(text))) }
        #expect(try allows("2026-03-05T10:00:00Z"))
        #expect(try !allows("2026-03-05T22:00:00Z"))
        #expect(try !allows("2026-03-07T10:00:00Z"), "a Saturday")
    }

    @Test func whoWorksOnNoDayGetsNone() throws {
        let start = try #require(Instant("2026-03-05T10:00:00Z"))
        #expect(try time(480, hours: WorkingHours(days: [])).next(after: start) == nil)
    }
}
