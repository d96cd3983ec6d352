package import Foundation
package import Tracking

/// A date and time as calendar and clock on somebody's wall show it, to the minute.
package struct WallTime: Hashable, Sendable {
    /// The year.
    package let year: Int
    /// The month, from 1.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int
    /// The hour, 0 to 23.
    package let hour: Int
    /// The minute, 0 to 59.
    package let minute: Int

    /// What an instant is in a zone.
    package init(_ instant: Instant, in zone: TimeZone) {
        let parts = Calendar.gregorian(in: zone).dateComponents(
            [.year, .month, .day, .hour, .minute],
            from: instant.date
        )
        year = parts.year ?? 0
        month = parts.month ?? 1
        day = parts.day ?? 1
        hour = parts.hour ?? 0
        minute = parts.minute ?? 0
    }

    /// Reads `2026-12-01T08:00`, as browsers send it; `nil` for anything else, and for days that no calendar has.
    package init?(_ text: String) {
        let shape = Array("0000-00-00T00:00".utf8)
        let bytes = Array(text.utf8.prefix(shape.count))
        guard bytes.count == shape.count,
            zip(bytes, shape).allSatisfy({ $1 == UInt8(ascii: "0") ? (0x30...0x39).contains($0) : $0 == $1 })
        else { return nil }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        year = number(0..<4)
        month = number(5..<7)
        day = number(8..<10)
        hour = number(11..<13)
        minute = number(14..<16)
        guard hour < 24, minute < 60, let moment = inGreenwich, WallTime(moment, in: .gmt) == self else { return nil }
    }

    /// A clock's time on that day of the calendar.
    package func at(hour: Int, minute: Int = 0) -> WallTime {
        WallTime(year: year, month: month, day: day, hour: hour, minute: minute)
    }

    private init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
    }

    /// The same time of the clock so many days later; earlier where it is negative.
    package func adding(days: Int) -> WallTime {
        guard let moment = inGreenwich else { return self }
        return WallTime(moment + .seconds(86_400 * days), in: .gmt)
    }

    /// Minutes after midnight.
    package var minuteOfDay: Int { hour * 60 + minute }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    package var weekday: Int {
        guard let moment = inGreenwich else { return 1 }
        let sundayFirst = Calendar.gregorian(in: .gmt).component(.weekday, from: moment.date)
        return (sundayFirst + 5) % 7 + 1
    }

    /// `2026-12-01`.
    package var dayText: String { String(text.prefix(10)) }

    /// As browsers take it.
    package var text: String {
        let pairs = [month, day, hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let four = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        return "\(four)-\(pairs[0])-\(pairs[1])T\(pairs[2]):\(pairs[3])"
    }

    /// When that is in a zone.
    ///
    /// A time that is there twice, as clocks are put back, is the first of the two. One that is skipped, as they are put
    /// forward, is as much after the change as it would have been: 02:30 becomes 03:30.
    package func instant(in zone: TimeZone) -> Instant? {
        guard let utc = inGreenwich else { return nil }
        let day = Duration.seconds(86_400)
        let offsets = [utc - day, utc + day].map { Duration.seconds(zone.secondsFromGMT(for: $0.date)) }
        let candidates = offsets.map { utc - $0 }
        return candidates.first { WallTime($0, in: zone) == self } ?? candidates.first
    }

    private var inGreenwich: Instant? {
        let parts = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute)
        return Calendar.gregorian(in: .gmt).date(from: parts).map { Instant($0) }
    }
}
