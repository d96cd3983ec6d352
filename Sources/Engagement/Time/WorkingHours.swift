package import Foundation
package import Tracking

/// When people work: the same hours on some days of the week, holidays aside (product §6.2).
package struct WorkingHours: Hashable, Sendable, Codable {
    /// Days of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    package var days: Set<Int>
    /// When work begins, in minutes after midnight.
    package var start: Int
    /// When it ends, in minutes after midnight; later than ``start``.
    package var end: Int
    /// Days on which nobody works, such as `2026-12-25`.
    package var holidays: Set<String>

    /// Puts working hours together; without more, Monday to Friday from 8 to 17.
    package init(days: Set<Int> = [1, 2, 3, 4, 5], start: Int = 8 * 60, end: Int = 17 * 60, holidays: Set<String> = [])
    {
        self.days = days
        self.start = start
        self.end = end
        self.holidays = holidays
    }

    /// Whether work is done on that day.
    package func isWorkday(_ time: WallTime) -> Bool {
        days.contains(time.weekday) && !holidays.contains(time.dayText)
    }

    /// Whether work is done at that moment, in a zone.
    package func contains(_ instant: Instant, in zone: TimeZone) -> Bool {
        let time = WallTime(instant, in: zone)
        return isWorkday(time) && (start..<end).contains(time.minuteOfDay)
    }

    /// The next beginning of work that is later than a moment; `nil` where no day of the next year is worked.
    package func nextStart(after instant: Instant, in zone: TimeZone) -> Instant? {
        let today = WallTime(instant, in: zone)
        for days in 0...366 {
            let day = today.adding(days: days).at(hour: start / 60, minute: start % 60)
            guard isWorkday(day), let moment = day.instant(in: zone), moment > instant else { continue }
            return moment
        }
        return nil
    }

    /// The moment itself where work is done then, else the next beginning of work.
    package func next(notBefore instant: Instant, in zone: TimeZone) -> Instant? {
        contains(instant, in: zone) ? instant : nextStart(after: instant, in: zone)
    }
}
