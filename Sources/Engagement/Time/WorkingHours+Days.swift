package import Foundation
package import Tracking

extension WorkingHours {
    /// The beginning of work on a day of the calendar or the first working day after; `nil` where none of the next year is one.
    package func firstStart(notBefore day: WallTime, in zone: TimeZone) -> Instant? {
        for days in 0...366 {
            let candidate = day.adding(days: days).at(hour: start / 60, minute: start % 60)
            if isWorkday(candidate) { return candidate.instant(in: zone) }
        }
        return nil
    }
}
