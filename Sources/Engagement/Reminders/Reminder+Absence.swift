package import Foundation
package import Tracking

/// Somebody's automatic answer that says until when they are away.
package struct Absence: Hashable, Sendable {
    /// Who: the recipient's place in the email.
    package let recipient: UInt16
    /// The day that they named, such as `2026-12-03`.
    package let day: String
    /// As work begins a day after they are back, on the clock of whoever waits for them; `nil` where the day is none.
    package let afterwards: Instant?

    /// Takes who and when, and the clock and working hours of whoever waits.
    package init(recipient: UInt16, day: String, in zone: TimeZone, hours: WorkingHours) {
        self.recipient = recipient
        self.day = day
        afterwards = WallTime(day + "T00:00").flatMap { hours.firstStart(notBefore: $0.adding(days: 1), in: zone) }
    }
}

extension ReminderPlan {
    /// No absence that lasts longer is believed.
    private static let longestAbsence = Duration.seconds(366 * 86_400)

    /// When it had better come, since a recipient is away; `nil` where its own time will do.
    package func time(after absence: Absence, at now: Instant) -> Instant? {
        guard let moment = absence.afterwards, moment > at, moment > now, moment - now < Self.longestAbsence else {
            return nil
        }
        return moment
    }
}

extension Reminder {
    /// When it had better come, or come again, since a recipient is away; `nil` where its own time will do, or it is needless.
    package func time(after absence: Absence, at now: Instant) -> Instant? {
        if case .met = progress { return nil }
        return plan.time(after: absence, at: now)
    }
}
