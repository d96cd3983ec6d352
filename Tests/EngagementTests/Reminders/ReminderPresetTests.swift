import Engagement
import Foundation
import Testing
import Tracking

@Suite struct ReminderPresetTests {
    @Test(arguments: [
        // A Thursday.
        (ReminderPreset.tomorrow, "2026-11-26T15:30", "2026-11-27T08:00"),
        (.threeDays, "2026-11-26T15:30", "2026-11-30T08:00"),
        (.week, "2026-11-26T15:30", "2026-12-03T08:00"),
        // A Friday: tomorrow is tomorrow.
        (.tomorrow, "2026-11-27T09:00", "2026-11-28T08:00"),
        // A Monday before work begins, and in its first minute.
        (.threeDays, "2026-11-23T06:00", "2026-11-26T08:00"),
        (.threeDays, "2026-11-23T08:00", "2026-11-26T08:00"),
        // Before a holiday that is followed by a weekend.
        (.threeDays, "2026-12-22T10:00", "2026-12-28T08:00"),
    ])
    func isTheBeginningOfWork(preset: ReminderPreset, now: String, expected: String) throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let moment = try #require(WallTime(now)?.instant(in: zone))
        let hours = WorkingHours(holidays: ["2026-12-25"])

        let found = preset.moment(from: moment, in: zone, hours: hours)

        #expect(WallTime(found, in: zone).text == expected)
    }

    @Test func followsTheHoursOfTheWorkspace() throws {
        let now = try #require(WallTime("2026-11-26T15:30")?.instant(in: .gmt))
        let hours = WorkingHours(days: [7], start: 9 * 60 + 30, end: 17 * 60)

        let found = ReminderPreset.threeDays.moment(from: now, in: .gmt, hours: hours)

        #expect(WallTime(found, in: .gmt).text == "2026-11-29T09:30")
    }

    @Test func isThereWhereNobodyEverWorks() throws {
        let now = try #require(WallTime("2026-11-26T15:30")?.instant(in: .gmt))

        let found = ReminderPreset.threeDays.moment(from: now, in: .gmt, hours: WorkingHours(days: []))

        #expect(WallTime(found, in: .gmt).text == "2026-11-29T08:00")
    }
}
