import Engagement
import Foundation
import Testing
import Tracking

@testable import Web

@Suite struct WallTimeQuickTests {
    @Test(arguments: [
        // A Saturday before clocks are put forward, the Sunday itself, and a Monday.
        ("2026-03-28T22:30:00Z", "2026-03-29T08:00", "2026-03-30T08:00"),
        ("2026-03-28T23:30:00Z", "2026-03-30T08:00", "2026-03-30T08:00"),
        ("2026-03-30T05:00:00Z", "2026-03-31T08:00", "2026-04-06T08:00"),
        ("2026-10-24T22:30:00Z", "2026-10-26T08:00", "2026-10-26T08:00"),
        ("2026-12-31T12:00:00Z", "2027-01-01T08:00", "2027-01-04T08:00"),
    ])
    func quickChoicesAreWhatTheySay(now: String, tomorrow: String, monday: String) throws {
        let (now, zone) = (try #require(Instant(now)), try #require(TimeZone(identifier: "Europe/Berlin")))

        #expect(WallTime.Quick.tomorrow.time(at: now, in: zone).text == tomorrow)
        #expect(WallTime.Quick.monday.time(at: now, in: zone).text == monday)
    }

    /// The first morning behind a change of the clocks, in UTC.
    @Test(arguments: [
        ("Europe/London", "2026-03-29T07:00"), ("Europe/London", "2026-10-25T08:00"),
        ("Europe/Berlin", "2026-03-29T06:00"), ("Europe/Berlin", "2026-10-25T07:00"),
        ("Europe/Lisbon", "2026-03-29T07:00"), ("Europe/Lisbon", "2026-10-25T08:00"),
        ("Europe/Athens", "2026-03-29T05:00"), ("Europe/Athens", "2026-10-25T06:00"),
        ("Europe/Kyiv", "2026-03-29T05:00"), ("Europe/Kyiv", "2026-10-25T06:00"),
        ("Atlantic/Azores", "2026-03-29T08:00"), ("Atlantic/Azores", "2026-10-25T09:00"),
        ("America/New_York", "2026-03-08T12:00"), ("America/New_York", "2026-11-01T13:00"),
        ("America/Chicago", "2026-03-08T13:00"), ("America/Chicago", "2026-11-01T14:00"),
        ("America/Denver", "2026-03-08T14:00"), ("America/Denver", "2026-11-01T15:00"),
        ("America/Los_Angeles", "2026-03-08T15:00"), ("America/Los_Angeles", "2026-11-01T16:00"),
        ("America/Anchorage", "2026-03-08T16:00"), ("America/Anchorage", "2026-11-01T17:00"),
        ("America/St_Johns", "2026-03-08T10:30"), ("America/St_Johns", "2026-11-01T11:30"),
        ("America/Havana", "2026-03-08T12:00"), ("America/Havana", "2026-11-01T13:00"),
        ("America/Santiago", "2026-04-05T12:00"), ("America/Santiago", "2026-09-06T11:00"),
        ("Asia/Jerusalem", "2026-03-27T05:00"), ("Asia/Jerusalem", "2026-10-25T06:00"),
        ("Africa/Cairo", "2026-04-24T05:00"), ("Africa/Cairo", "2026-10-30T06:00"),
        ("Australia/Sydney", "2026-04-04T22:00"), ("Australia/Sydney", "2026-10-03T21:00"),
        ("Australia/Lord_Howe", "2026-04-04T21:30"), ("Australia/Lord_Howe", "2026-10-03T21:00"),
        ("Pacific/Auckland", "2026-04-04T20:00"), ("Pacific/Auckland", "2026-09-26T19:00"),
        ("Pacific/Chatham", "2026-04-04T19:15"), ("Pacific/Chatham", "2026-09-26T18:15"),
    ])
    func quickChoicesKeepToTheClockThatChanges(name: String, morning: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let first = try #require(Instant("\(morning):00Z"))
        let time = WallTime(first, in: zone)
        let eve = try #require(time.adding(days: -1).at(hour: 15).instant(in: zone))

        #expect(time.text.hasSuffix("T08:00"))
        #expect(zone.secondsFromGMT(for: eve.date) != zone.secondsFromGMT(for: first.date))
        #expect(WallTime.Quick.tomorrow.time(at: eve, in: zone).instant(in: zone) == first)
        let monday = WallTime.Quick.monday.time(at: eve, in: zone)
        #expect(monday.weekday == 1 && monday.text.hasSuffix("T08:00"))
        #expect(monday.instant(in: zone).map { WallTime($0, in: zone) } == monday)
    }
}
