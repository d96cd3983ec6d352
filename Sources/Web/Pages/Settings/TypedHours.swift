internal import Engagement
internal import Storage

/// Working hours as they stand in the fields of a form: perhaps not well formed yet, never thrown away.
struct TypedHours {
    var days: Set<Int>
    var start: String
    var end: String
    var holidays: String

    init(_ fields: FormFields) {
        days = Set(fields.all("day").compactMap(Int.init))
        start = fields["start"] ?? ""
        end = fields["end"] ?? ""
        holidays = fields["holidays"] ?? ""
    }

    init(_ hours: WorkingHours) {
        days = hours.days
        start = ClockTime.text(hours.start)
        end = ClockTime.text(hours.end)
        holidays = hours.holidays.sorted().joined(separator: "\n")
    }

    /// What is wrong with them, each beside its place.
    struct Faults: Error {
        var days: String?
        var hours: String?
        var holidays: String?

        var isEmpty: Bool { [days, hours, holidays].allSatisfy { $0 == nil } }
    }

    /// The hours.
    ///
    /// - Throws: everything that is wrong with them.
    func hours() throws(Faults) -> WorkingHours {
        var faults = Faults()
        if days.isEmpty { faults.days = "Choose at least one day." }
        let start = ClockTime.minutes(start)
        // Work may go on until midnight, which a clock shows as the beginning of the next day.
        let end = ClockTime.minutes(end).map { $0 == 0 ? 1_440 : $0 }
        let isInOrder = start.flatMap { start in end.map { start < $0 } } ?? false
        if !isInOrder { faults.hours = "Work begins before it ends, on the same day." }
        let lines = holidays.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { $0.trimmed }
        let wrong = lines.enumerated().filter { !$1.isEmpty && WallTime($1 + "T00:00") == nil }
        if let (place, line) = wrong.first.map({ ($0.offset + 1, $0.element.prefix(20)) }) {
            let rest = wrong.count > 1 ? " So are \(wrong.count - 1) more." : ""
            faults.holidays = "Line \(place), “\(line)”, is no day.\(rest) Write each as 2026-12-25."
        }
        guard faults.isEmpty, let start, let end else { throw faults }
        return WorkingHours(days: days, start: start, end: end, holidays: Set(lines.filter { !$0.isEmpty }))
    }
}

/// A time of the clock as fields of forms have it.
enum ClockTime {
    /// `08:30`; midnight at the end of a day as at its beginning.
    static func text(_ minutes: Int) -> String {
        let (hour, minute) = (minutes / 60 % 24, minutes % 60)
        return (hour < 10 ? "0\(hour)" : "\(hour)") + ":" + (minute < 10 ? "0\(minute)" : "\(minute)")
    }

    /// Minutes after midnight; `nil` for what is no time.
    static func minutes(_ text: String) -> Int? {
        WallTime("2000-01-01T" + text.prefix(5)).map(\.minuteOfDay)
    }
}

extension Substring {
    fileprivate var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
}
