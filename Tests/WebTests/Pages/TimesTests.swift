import Foundation
import Testing
import Tracking

@testable import Web

@Suite struct TimesTests {
    /// Tuesday, 17 November 2026, 23:41 in Berlin, which is Tuesday there and in UTC.
    private let instant = Instant("2026-11-17T22:41:00Z")

    @Test(arguments: [
        (Moment.Style.clock, "Europe/Berlin", "23:41"), (.clock, "UTC", "22:41"), (.clock, "Asia/Tokyo", "07:41"),
        (.relative, "Asia/Tokyo", "18 Nov 2026, 07:41"), (.dated, "UTC", "17 Nov 2026, 22:41"),
    ])
    func aMomentIsReadWithoutScripts(style: Moment.Style, zone: String, expected: String) throws {
        let moment = Moment(try #require(instant), as: style, in: try #require(TimeZone(identifier: zone)))

        #expect(moment.text == expected)
        #expect(moment.iso == "2026-11-17T22:41:00.000Z")
    }

    @Test(arguments: [
        ("2026-11-17T23:00:00Z", "UTC", "Today"), ("2026-11-18T01:00:00Z", "UTC", "Yesterday"),
        ("2026-11-17T23:30:00Z", "Europe/Berlin", "Yesterday"), ("2026-11-20T12:00:00Z", "UTC", "Tuesday, 17 November"),
        ("2027-01-02T12:00:00Z", "UTC", "Tuesday, 17 November 2026"),
    ])
    func daysAreNamedAsPeopleNameThem(now: String, zone: String, expected: String) throws {
        let zone = try #require(TimeZone(identifier: zone))
        let day = CalendarDay(try #require(instant), in: zone)

        #expect(day.words(at: try #require(Instant(now)), in: zone) == expected)
    }

    @Test func aPageMarkComesBackFromAnAddress() throws {
        let mark = PageMark(at: try #require(instant), id: EmailID.new(at: try #require(instant)))

        #expect(PageMark<Subject.Email>(mark.text) == mark)
    }

    @Test(arguments: [nil, "", "x", "1.2", "AAAA"])
    func whatIsNoPageMarkShowsTheFirstPage(text: String?) {
        #expect(PageMark<Subject.Email>(text) == nil)
    }
}
