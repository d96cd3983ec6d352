/// Reads a date as mail has it (RFC 5322 §3.3), such as `Fri, 5 Jan 2024 10:00:00 +0100`, or as programs print it:
/// `Fri Jan 5 10:00:00 2024 +0100`.
struct MailDate {
    /// Seconds since 1970.
    let seconds: Int64
    /// Minutes that the writer's clock is ahead of UTC; `nil` where the date does not say, as `GMT` does not.
    let offset: Int?

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let days: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    /// Half a day more or less is no matter of zones.
    private static let halves: Set<String> = ["am", "pm"]
    /// RFC 5322 §4.3; other names mean one zone here and another there, or change with the season.
    private static let zones = ["EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7]

    init?(_ text: String) {
        var day: Int?
        var month: Int?
        var year: Int?
        var zone: String?
        var clock: [Int] = []
        // What stands in brackets is a comment, such as the name of the zone.
        for word in text.prefix(while: { $0 != "(" }).split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\t" }) {
            if word.contains(":"), clock.isEmpty {
                let parts = word.split(separator: ":").map { Int($0) }
                clock = parts.compactMap(\.self)
                guard clock.count == parts.count, (2...3).contains(clock.count) else { return nil }
            } else if let sign = word.first, "+-".contains(sign), !clock.isEmpty, zone == nil {
                zone = String(word)
            } else if let number = Int(word) {
                guard day == nil || year == nil else { return nil }
                if day == nil { day = number } else { year = Self.year(number, digits: word.count) }
            } else if month == nil, let place = Self.months.firstIndex(of: word.prefix(3).lowercased()) {
                month = place + 1
            } else if Self.days.contains(word.prefix(3).lowercased()) {
                continue
            } else if !clock.isEmpty, zone == nil, !Self.halves.contains(word.lowercased().filter { $0 != "." }) {
                zone = String(word)
            } else {
                return nil
            }
        }
        guard let day, let month, let year, !clock.isEmpty,
            let local = LocalTime.seconds(year, month, day, clock[0], clock[1], clock.count > 2 ? clock[2] : 0)
        else { return nil }
        var minutes = zone.flatMap { Self.zones[$0.uppercased()] }.map { $0 * 60 }
        if let zone, minutes == nil, !ClockOffset.isUnknown(zone), !ClockOffset.isUniversal(zone) {
            minutes = ClockOffset.minutes(zone)
            guard minutes != nil else { return nil }
        }
        offset = minutes
        seconds = local - Int64(minutes ?? 0) * 60
    }

    /// RFC 5322 §4.3: old mail has two or three digits.
    private static func year(_ number: Int, digits: Int) -> Int {
        digits == 2 ? number + (number < 50 ? 2_000 : 1_900) : digits == 3 ? number + 1_900 : number
    }
}
