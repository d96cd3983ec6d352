package import Foundation
package import Tracking

/// When one email is best delivered to everybody it goes to (product §6.2).
package struct DeliveryTime: Hashable, Sendable {
    /// Somebody who gets the email, as far as their clock is known.
    package struct Person: Hashable, Sendable {
        /// Where they live.
        package let zone: TimeZone
        /// When they are expected to be active, by their clock; `nil` where nothing of their own is known.
        package let profile: DayProfile?

        /// Takes the two.
        package init(zone: TimeZone, profile: DayProfile?) {
            self.zone = zone
            self.profile = profile
        }
    }

    /// The moment.
    package let moment: Instant
    /// How many of them are at work then.
    package let atWork: Int
    /// Whether anybody's habits had a say in it; else it is the next working hour.
    package let isLearned: Bool

    private static let step = Duration.seconds(Int64(DayProfile.slotMinutes) * 60)
    /// A weekend and holidays in a row may lie before the next working hour.
    private static let days = 14

    /// The quarter of an hour of the next working day at which most is expected of them together; without habits the next
    /// quarter at which as many as possible are at work.
    ///
    /// `nil` where nobody's clock is known, or nobody works within two weeks.
    package init?(_ people: [Person], working hours: WorkingHours, after now: Instant) {
        var zones: [TimeZone: (count: Int, profile: DayProfile?)] = [:]
        for person in people {
            var zone = zones[person.zone] ?? (0, nil)
            zone.count += 1
            if let profile = person.profile {
                var sum = zone.profile ?? DayProfile()
                sum.add(profile)
                zone.profile = sum
            }
            zones[person.zone] = zone
        }
        // The clock by which a day is over, which is not always after 24 hours.
        guard let clock = people.first?.zone else { return nil }
        let windows = zones.mapValues { $0.profile?.windows }
        var candidates: [Candidate] = []
        let first = Self.quarter(after: now)
        for number in 0..<Self.days * DayProfile.slots {
            let moment = Instant(microseconds: first.microseconds + Self.step.microseconds * Int64(number))
            var candidate = Candidate(moment: moment)
            for (zone, part) in zones where hours.contains(moment, in: zone) {
                candidate.atWork += part.count
                guard let windows = windows[zone] ?? nil else { continue }
                candidate.share += windows[WallTime(moment, in: zone).minuteOfDay / DayProfile.slotMinutes]
            }
            // Once all of them are at work at the same time of a later day, every hour of a working day was looked at.
            let suits = candidates.first { $0.atWork == people.count }
            if let suits, candidate.atWork == people.count, candidate.isSameTime(as: suits, in: clock) { break }
            candidates.append(candidate)
        }
        let most = candidates.map(\.atWork).max() ?? 0
        let suitable = candidates.filter { $0.atWork == most }
        guard most > 0, let earliest = suitable.first else { return nil }
        let round = suitable.dropFirst().prefix { !$0.isSameTime(as: earliest, in: clock) }
        let highest = max(earliest.share, round.map(\.share).max() ?? 0)
        moment = ([earliest] + round).first { $0.share >= highest - 1e-9 }?.moment ?? earliest.moment
        atWork = most
        isLearned = people.contains { $0.profile != nil }
    }

    private struct Candidate {
        let moment: Instant
        var atWork = 0
        var share = 0.0

        /// Whether a clock shows the same at both, on different days.
        func isSameTime(as other: Candidate, in zone: TimeZone) -> Bool {
            let times = (WallTime(moment, in: zone), WallTime(other.moment, in: zone))
            return times.0.minuteOfDay == times.1.minuteOfDay && times.0.dayText != times.1.dayText
        }
    }

    private static func quarter(after now: Instant) -> Instant {
        let step = step.microseconds
        return Instant(microseconds: (now.microseconds / step + 1) * step)
    }
}
