internal import Foundation

/// How something is spread over the quarters of the hours of a day.
package struct DayProfile: Hashable, Sendable {
    /// Minutes of a day.
    package static let minutes = 1_440
    /// Minutes of one slot.
    package static let slotMinutes = 15
    /// Slots of a day.
    package static let slots = minutes / slotMinutes
    /// An advised time is good for an hour before and behind it: so many slots on either side.
    static let reach = 60 / slotMinutes

    /// What falls to each slot.
    package var values: [Double]

    /// Nothing anywhere.
    init() {
        values = Array(repeating: 0, count: Self.slots)
    }

    /// Takes what falls to each slot.
    init(_ values: [Double]) {
        self.values = values
    }

    /// Most of the day's activity within working hours, and some at any time.
    init(_ hours: WorkingHours) {
        values = (0..<Self.slots).map { slot in
            let minute = slot * Self.slotMinutes
            let share = 0.15 / Double(Self.slots)
            guard (hours.start..<hours.end).contains(minute) else { return share }
            return share + 0.85 * Double(Self.slotMinutes) / Double(hours.end - hours.start)
        }
        scale(to: 1)
    }

    /// What falls to all slots together.
    var sum: Double { values.reduce(0, +) }

    /// Makes the sum that number, where there is anything.
    mutating func scale(to sum: Double) {
        let all = self.sum
        guard all > 0 else { return }
        multiply(by: sum / all)
    }

    /// Multiplies every slot.
    mutating func multiply(by factor: Double) {
        for slot in values.indices { values[slot] *= factor }
    }

    /// Adds another profile, times a factor.
    mutating func add(_ other: DayProfile, times factor: Double = 1) {
        for slot in values.indices { values[slot] += factor * other.values[slot] }
    }

    /// Adds a weight around a slot.
    mutating func add(_ weight: Double, at slot: Int, spread: DaySpread) {
        var place = slot - spread.reach
        if place < 0 { place += Self.slots }
        for share in spread.shares {
            values[place] += weight * share
            place += 1
            if place == Self.slots { place = 0 }
        }
    }

    /// What falls to the hour before and the hour behind each quarter of an hour, from midnight on.
    package var windows: [Double] {
        var sum = (-Self.reach..<Self.reach).reduce(0) { $0 + values[($1 + Self.slots) % Self.slots] }
        return (0..<Self.slots).map { slot in
            defer {
                sum += values[(slot + Self.reach) % Self.slots]
                sum -= values[(slot - Self.reach + Self.slots) % Self.slots]
            }
            return sum
        }
    }

    /// The time of day, in minutes, around which most falls to the hour before and the hour behind it, and how much that is.
    ///
    /// Of times that are as good as the best one, the middle of the first stretch of them: the edges are less sure.
    package var best: (minute: Int, share: Double) {
        let windows = windows
        let most = windows.max() ?? 0
        let good = windows.map { $0 >= most * (1 - 1e-9) }
        // A stretch may go over midnight; it begins where the slot before is not as good.
        guard let start = good.indices.first(where: { good[$0] && !good[($0 + Self.slots - 1) % Self.slots] }) else {
            return (12 * 60, most)
        }
        var length = 1
        while length < Self.slots, good[(start + length) % Self.slots] { length += 1 }
        return ((start + (length - 1) / 2) % Self.slots * Self.slotMinutes, most)
    }
}
