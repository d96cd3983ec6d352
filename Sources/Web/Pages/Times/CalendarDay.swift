internal import Engagement
internal import Foundation
internal import Tracking

/// A day of somebody's calendar: timelines are grouped by them.
struct CalendarDay: Hashable {
    let year: Int
    let month: Int
    let day: Int
    let weekday: Int

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    init(_ instant: Instant, in zone: TimeZone) {
        let parts = Calendar.gregorian(in: zone).dateComponents([.year, .month, .day, .weekday], from: instant.date)
        year = parts.year ?? 0
        month = parts.month ?? 1
        day = parts.day ?? 1
        weekday = parts.weekday ?? 1
    }

    /// `2026-11-17`.
    var iso: String { "\(year)-\(Self.digits(month))-\(Self.digits(day))" }

    /// "17 Nov 2026".
    var shortWords: String { "\(day) \(Self.months[month - 1].prefix(3)) \(year)" }

    /// "Today", "Yesterday" or "Tuesday, 17 November", with the year where it is not this one.
    func words(at now: Instant, in zone: TimeZone) -> String {
        let today = CalendarDay(now, in: zone)
        if self == today { return "Today" }
        if self == CalendarDay(now - .seconds(86_400), in: zone) { return "Yesterday" }
        return fullWords(at: now, in: zone)
    }

    /// "Tuesday, 17 November", with the year where it is not this one.
    func fullWords(at now: Instant, in zone: TimeZone) -> String {
        let words = "\(Self.weekdays[weekday - 1]), \(day) \(Self.months[month - 1])"
        return year == CalendarDay(now, in: zone).year ? words : words + " \(year)"
    }

    private static func digits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
