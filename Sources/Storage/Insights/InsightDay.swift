package import Engagement
package import Tracking

/// A day of the figures: days are those of UTC, whoever looks at them, so that what was summed up holds for everybody.
package struct InsightDay: Hashable, Sendable, Comparable {
    /// How many days after 1970 began.
    package let number: Int

    static let microseconds: Int64 = 86_400_000_000

    /// Takes the number.
    package init(number: Int) {
        self.number = number
    }

    /// The day of a moment.
    package init(_ instant: Instant) {
        number = Int(instant.microseconds / Self.microseconds)
    }

    /// The day of a date.
    package init(_ day: Day) {
        self.init(day.start)
    }

    /// When it begins.
    package var start: Instant { Instant(microseconds: Int64(number) * Self.microseconds) }

    /// Its date, as in `2026-11-17`.
    package var text: String { Day(start).text }

    /// Whether one is earlier.
    package static func < (left: InsightDay, right: InsightDay) -> Bool { left.number < right.number }
}
