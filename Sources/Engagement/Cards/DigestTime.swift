package import Foundation
package import Tracking

/// When a seller gets their cards by mail: once on each working day, at a time of their own clock, never in their quiet hours
/// (product §5.4).
package struct DigestTime: Hashable, Sendable {
    /// The chosen time, in minutes after midnight.
    package let minute: Int
    /// Where the seller is.
    package let zone: TimeZone
    /// On which days people work.
    package let hours: WorkingHours
    /// When the seller wants to hear nothing; `nil` for always to hear.
    package let quietHours: QuietHours?

    /// Takes what decides.
    package init(minute: Int, zone: TimeZone, hours: WorkingHours, quietHours: QuietHours?) {
        self.minute = minute
        self.zone = zone
        self.hours = hours
        self.quietHours = quietHours
    }

    /// The next time after a moment; `nil` where no day of the next year is worked.
    ///
    /// A time within the quiet hours becomes their end. If that is no working day any more, it is the next one.
    package func next(after moment: Instant) -> Instant? {
        let today = WallTime(moment, in: zone)
        // What quiet hours put off may have been meant for a day of last week.
        for days in -7...366 {
            let day = today.adding(days: days).at(hour: minute / 60, minute: minute % 60)
            guard hours.isWorkday(day), let time = heard(day)?.instant(in: zone), time > moment else { continue }
            return time
        }
        return nil
    }

    /// Whether a digest may come at that moment, which may be later than it was due.
    package func allows(_ moment: Instant) -> Bool {
        let time = WallTime(moment, in: zone)
        return hours.isWorkday(time) && quietHours?.contains(time) != true
    }

    /// The time itself, or the end of the quiet hours that it lies in.
    private func heard(_ time: WallTime) -> WallTime? {
        guard let quietHours, quietHours.contains(time) else { return time }
        let end = time.at(hour: quietHours.end / 60, minute: quietHours.end % 60)
        let first = quietHours.end > time.minuteOfDay ? 0 : 1
        return (first...366).lazy.map { end.adding(days: $0) }.first { hours.isWorkday($0) }
    }
}
