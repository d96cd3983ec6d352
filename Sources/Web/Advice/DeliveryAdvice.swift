internal import Engagement
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

/// When an email is best delivered to some people, with everything that speaks for it.
struct DeliveryAdvice: Sendable {
    /// What is known of one of them.
    struct Person: Sendable {
        let address: Address
        /// What they are called.
        let name: String
        /// Where they are believed to live; `nil` where nothing speaks for a place.
        let zone: BelievedZone?
        /// When they are active, learned from what they did; `nil` where nothing is known of it, or their clock is not.
        let habit: HabitAdvice?
    }

    /// The people, in the order in which they were given.
    let people: [Person]
    /// The moment; `nil` where nobody's clock is known.
    let time: DeliveryTime?
    /// For when it was made.
    let now: Instant
    /// When people work.
    let workingHours: WorkingHours

    /// Those whose clock is known.
    var placed: [Person] { people.filter { $0.zone != nil } }

    /// The clock by which hours are shown: that of all of them, where they have one.
    var commonZone: BelievedZone? {
        let zones = placed.compactMap(\.zone)
        return Set(zones.map(\.zone)).count == 1 ? zones.first : nil
    }

    /// When they are active together, by their own clocks; `nil` where no habit is known.
    var hours: [Double]? {
        let profiles = people.compactMap { $0.habit?.profile.values }
        guard !profiles.isEmpty else { return nil }
        let perHour = 60 / DayProfile.slotMinutes
        return (0..<24).map { hour in
            let sum = profiles.reduce(0) { $0 + $1[hour * perHour..<(hour + 1) * perHour].reduce(0, +) }
            return sum / Double(profiles.count)
        }
    }
}
