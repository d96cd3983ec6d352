import Engagement
import Foundation
import Testing
import Tracking

/// Reminders over both changes of the clocks in twenty zones: the clock on the wall is what counts.
@Suite struct ClockChangeTests {
    /// A reminder that is set two days before the clocks change, at 10:00, for three days on.
    struct Change: Sendable, CustomTestStringConvertible {
        let zone: String
        /// When it is set, in UTC.
        let set: String
        /// When work begins at 8:00 three days on, in UTC.
        let comes: String
        /// So many hours pass until 10:00 three days on.
        let hours: Double

        var testDescription: String { "\(zone) at \(set)" }
    }

    static let changes = [
        Change(zone: "Europe/London", set: "2026-03-27T10:00", comes: "2026-03-30T07:00", hours: 71),
        Change(zone: "Europe/London", set: "2026-10-23T09:00", comes: "2026-10-26T08:00", hours: 73),
        Change(zone: "Europe/Berlin", set: "2026-03-27T09:00", comes: "2026-03-30T06:00", hours: 71),
        Change(zone: "Europe/Berlin", set: "2026-10-23T08:00", comes: "2026-10-26T07:00", hours: 73),
        Change(zone: "Europe/Lisbon", set: "2026-03-27T10:00", comes: "2026-03-30T07:00", hours: 71),
        Change(zone: "Europe/Lisbon", set: "2026-10-23T09:00", comes: "2026-10-26T08:00", hours: 73),
        Change(zone: "Europe/Athens", set: "2026-03-27T08:00", comes: "2026-03-30T05:00", hours: 71),
        Change(zone: "Europe/Athens", set: "2026-10-23T07:00", comes: "2026-10-26T06:00", hours: 73),
        Change(zone: "Europe/Kyiv", set: "2026-03-27T08:00", comes: "2026-03-30T05:00", hours: 71),
        Change(zone: "Europe/Kyiv", set: "2026-10-23T07:00", comes: "2026-10-26T06:00", hours: 73),
        Change(zone: "Atlantic/Azores", set: "2026-03-27T11:00", comes: "2026-03-30T08:00", hours: 71),
        Change(zone: "Atlantic/Azores", set: "2026-10-23T10:00", comes: "2026-10-26T09:00", hours: 73),
        Change(zone: "America/New_York", set: "2026-03-06T15:00", comes: "2026-03-09T12:00", hours: 71),
        Change(zone: "America/New_York", set: "2026-10-30T14:00", comes: "2026-11-02T13:00", hours: 73),
        Change(zone: "America/Chicago", set: "2026-03-06T16:00", comes: "2026-03-09T13:00", hours: 71),
        Change(zone: "America/Chicago", set: "2026-10-30T15:00", comes: "2026-11-02T14:00", hours: 73),
        Change(zone: "America/Denver", set: "2026-03-06T17:00", comes: "2026-03-09T14:00", hours: 71),
        Change(zone: "America/Denver", set: "2026-10-30T16:00", comes: "2026-11-02T15:00", hours: 73),
        Change(zone: "America/Los_Angeles", set: "2026-03-06T18:00", comes: "2026-03-09T15:00", hours: 71),
        Change(zone: "America/Los_Angeles", set: "2026-10-30T17:00", comes: "2026-11-02T16:00", hours: 73),
        Change(zone: "America/Anchorage", set: "2026-03-06T19:00", comes: "2026-03-09T16:00", hours: 71),
        Change(zone: "America/Anchorage", set: "2026-10-30T18:00", comes: "2026-11-02T17:00", hours: 73),
        Change(zone: "America/St_Johns", set: "2026-03-06T13:30", comes: "2026-03-09T10:30", hours: 71),
        Change(zone: "America/St_Johns", set: "2026-10-30T12:30", comes: "2026-11-02T11:30", hours: 73),
        Change(zone: "America/Havana", set: "2026-03-06T15:00", comes: "2026-03-09T12:00", hours: 71),
        Change(zone: "America/Havana", set: "2026-10-30T14:00", comes: "2026-11-02T13:00", hours: 73),
        Change(zone: "America/Santiago", set: "2026-04-02T13:00", comes: "2026-04-05T12:00", hours: 73),
        Change(zone: "America/Santiago", set: "2026-09-04T14:00", comes: "2026-09-07T11:00", hours: 71),
        Change(zone: "Asia/Jerusalem", set: "2026-03-25T08:00", comes: "2026-03-28T05:00", hours: 71),
        Change(zone: "Asia/Jerusalem", set: "2026-10-23T07:00", comes: "2026-10-26T06:00", hours: 73),
        Change(zone: "Africa/Cairo", set: "2026-04-22T08:00", comes: "2026-04-25T05:00", hours: 71),
        Change(zone: "Africa/Cairo", set: "2026-10-27T07:00", comes: "2026-10-30T06:00", hours: 73),
        Change(zone: "Australia/Sydney", set: "2026-04-02T23:00", comes: "2026-04-05T22:00", hours: 73),
        Change(zone: "Australia/Sydney", set: "2026-10-02T00:00", comes: "2026-10-04T21:00", hours: 71),
        Change(zone: "Australia/Lord_Howe", set: "2026-04-02T23:00", comes: "2026-04-05T21:30", hours: 72.5),
        Change(zone: "Australia/Lord_Howe", set: "2026-10-01T23:30", comes: "2026-10-04T21:00", hours: 71.5),
        Change(zone: "Pacific/Auckland", set: "2026-04-02T21:00", comes: "2026-04-05T20:00", hours: 73),
        Change(zone: "Pacific/Auckland", set: "2026-09-24T22:00", comes: "2026-09-27T19:00", hours: 71),
        Change(zone: "Pacific/Chatham", set: "2026-04-02T20:15", comes: "2026-04-05T19:15", hours: 73),
        Change(zone: "Pacific/Chatham", set: "2026-09-24T21:15", comes: "2026-09-27T18:15", hours: 71),
    ]

    private let daily = WorkingHours(days: [1, 2, 3, 4, 5, 6, 7])

    @Test(arguments: changes)
    func threeDaysOnIsTheBeginningOfWorkOnTheClockOfTheZone(change: Change) throws {
        let zone = try #require(TimeZone(identifier: change.zone))
        let set = try #require(Instant("\(change.set):00Z"))

        let moment = ReminderPreset.threeDays.moment(from: set, in: zone, hours: daily)

        #expect(moment.description == "\(change.comes):00.000Z")
        #expect(WallTime(moment, in: zone).text.hasSuffix("T08:00"))
    }

    @Test(arguments: changes)
    func aDurationInDaysKeepsTheTimeOfTheClockAndOneInHoursTheHours(change: Change) throws {
        let zone = try #require(TimeZone(identifier: change.zone))
        let set = try #require(Instant("\(change.set):00Z"))

        let days = try #require(CalendarDuration("P3D")?.after(set, in: zone))
        let hours = try #require(CalendarDuration("PT72H")?.after(set, in: zone))

        #expect(WallTime(days, in: zone).text.hasSuffix("T10:00"))
        #expect(days - set == .seconds(change.hours * 3_600))
        #expect(hours - set == .seconds(72 * 3_600))
    }
}
