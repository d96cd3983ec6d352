package import Foundation
package import Tracking

/// A time for a reminder that needs no typing; each is the beginning of work.
package enum ReminderPreset: String, Sendable, Codable, CaseIterable {
    /// The next day, also where it is none of work.
    case tomorrow
    /// Three days on, or the first working day after: the usual one (product §8).
    case threeDays
    /// A week on, or the first working day after.
    case week

    private var days: Int {
        switch self {
        case .tomorrow: 1
        case .threeDays: 3
        case .week: 7
        }
    }

    /// When that is, seen from a moment.
    package func moment(from now: Instant, in zone: TimeZone, hours: WorkingHours) -> Instant {
        let day = WallTime(now, in: zone).adding(days: days)
        let literal = day.at(hour: hours.start / 60, minute: hours.start % 60).instant(in: zone)
        let wanted = self == .tomorrow ? literal : hours.firstStart(notBefore: day, in: zone) ?? literal
        return wanted ?? now + .seconds(86_400 * days)
    }
}
