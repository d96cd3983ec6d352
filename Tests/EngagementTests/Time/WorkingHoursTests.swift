import Engagement
import Foundation
import Testing
import Tracking

struct WorkingHoursTests {
    @Test(arguments: [
        // Thursday within hours, before and after them; Friday evening; the Monday is a holiday; clocks change.
        Case("2026-11-26T10:00", "2026-11-27T08:00"),
        Case("2026-11-26T07:59", "2026-11-26T08:00"),
        Case("2026-11-26T08:00", "2026-11-27T08:00"),
        Case("2026-11-27T18:00", "2026-11-30T08:00"),
        Case("2026-11-27T18:00", "2026-12-01T08:00", holidays: ["2026-11-30"]),
        Case("2026-10-24T12:00", "2026-10-26T08:00"),
        Case("2026-03-28T12:00", "2026-03-30T08:00"),
    ])
    func workBeginsAgain(_ example: Case) throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let hours = WorkingHours(holidays: example.holidays)
        let moment = try #require(WallTime(example.now)?.instant(in: zone))

        let next = try #require(hours.nextStart(after: moment, in: zone))

        #expect(WallTime(next, in: zone).text == example.next)
    }

    @Test func nobodyWorksWhereNoDayIsWorked() {
        #expect(WorkingHours(days: []).nextStart(after: Instant(microseconds: 0), in: .gmt) == nil)
    }

    @Test(arguments: [("2026-11-26T08:00", true), ("2026-11-26T17:00", false), ("2026-11-28T10:00", false)])
    func hoursHoldTheirBeginningNotTheirEnd(_ time: String, _ isWorked: Bool) throws {
        let moment = try #require(WallTime(time)?.instant(in: .gmt))

        #expect(WorkingHours().contains(moment, in: .gmt) == isWorked)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let now: String
        let next: String
        let holidays: Set<String>

        init(_ now: String, _ next: String, holidays: Set<String> = []) {
            self.now = now
            self.next = next
            self.holidays = holidays
        }

        var testDescription: String { "\(now) leads to \(next)" }
    }
}
