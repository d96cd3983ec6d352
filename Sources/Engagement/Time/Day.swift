internal import Foundation
package import Tracking

/// A day of the calendar, wherever somebody is: `2026-12-01`.
package struct Day: Hashable, Sendable {
    /// As ISO 8601 has it.
    package let text: String

    /// Reads `2026-12-01`; `nil` for anything else, and for days that no calendar has.
    package init?(_ text: String) {
        guard text.utf8.count == 10, let time = WallTime(text + "T00:00") else { return nil }
        self.text = time.dayText
    }

    /// The day that it is in Greenwich at an instant.
    package init(_ instant: Instant) {
        text = WallTime(instant, in: .gmt).dayText
    }

    /// When it begins in Greenwich: as a day is stored, so that it can be compared with moments.
    package var start: Instant {
        WallTime(text + "T00:00")?.instant(in: .gmt) ?? Instant(microseconds: 0)
    }
}
