package import Foundation
package import Tracking

/// A length of time as ISO 8601 writes it, such as `P3D` or `P1MT12H`: days and more go by the calendar, hours and less by
/// the clock that is never set.
package struct CalendarDuration: Hashable, Sendable {
    /// Months, years among them.
    package let months: Int
    /// Days, weeks among them.
    package let days: Int
    /// Seconds, minutes and hours among them.
    package let seconds: Int

    /// No part has more digits.
    private static let mostDigits = 6

    /// Reads a duration in whole numbers, its parts in their order and at least one of them; `nil` for anything else.
    package init?(_ text: String) {
        guard text.first == "P" else { return nil }
        let halves = text.dropFirst().split(separator: "T", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), let date = Self.parts(halves[0], of: "YMWD") else { return nil }
        var time: [Character: Int] = [:]
        if halves.count == 2 {
            guard let parts = Self.parts(halves[1], of: "HMS"), !parts.isEmpty else { return nil }
            time = parts
        }
        guard !date.isEmpty || !time.isEmpty else { return nil }
        months = (date["Y"] ?? 0) * 12 + (date["M"] ?? 0)
        days = (date["W"] ?? 0) * 7 + (date["D"] ?? 0)
        seconds = (time["H"] ?? 0) * 3_600 + (time["M"] ?? 0) * 60 + (time["S"] ?? 0)
    }

    private static func parts(_ text: Substring, of letters: String) -> [Character: Int]? {
        var parts: [Character: Int] = [:]
        var rest = letters[...]
        var digits = ""
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
                guard digits.count <= mostDigits else { return nil }
                continue
            }
            guard let number = Int(digits), let place = rest.firstIndex(of: character) else { return nil }
            parts[character] = number
            rest = rest[rest.index(after: place)...]
            digits = ""
        }
        return digits.isEmpty ? parts : nil
    }

    /// Whether it is no time at all.
    package var isZero: Bool { months == 0 && days == 0 && seconds == 0 }

    /// The moment that is so much later, on the clocks of a zone; `nil` beyond the calendar.
    ///
    /// A month later is the same day of that month, or its last. The time of the clock stays what it was, seconds included.
    package func after(_ instant: Instant, in zone: TimeZone) -> Instant? {
        var moment = instant
        if months != 0 || days != 0 {
            let wall = WallTime(instant, in: zone)
            guard let whole = wall.instant(in: zone),
                let later = wall.adding(months: months)?.adding(days: days).instant(in: zone)
            else { return nil }
            let minute = Duration.seconds(60).microseconds
            moment = later + .microseconds((instant - whole).microseconds % minute)
        }
        return moment + .seconds(seconds)
    }
}

extension WallTime {
    /// The same day of the month and time of the clock so many months later; the month's last day where it is shorter.
    package func adding(months: Int) -> WallTime? {
        let months = year * 12 + month - 1 + months
        let (year, month) = (months / 12, months % 12 + 1)
        guard (1...9_999).contains(year) else { return nil }
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let four = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        let days = (min(day, 28)...day).reversed()
        return days.lazy.compactMap { WallTime("\(four)-\(two(month))-\(two($0))T\(two(hour)):\(two(minute))") }.first
    }
}
