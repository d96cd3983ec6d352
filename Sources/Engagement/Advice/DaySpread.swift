internal import Foundation

/// How far around a moment others like it are expected, as shares of the slots around.
struct DaySpread: Hashable, Sendable {
    /// Slots on either side.
    let reach: Int
    /// The shares, from the first slot to the last; one in all.
    let shares: [Double]

    /// A normal distribution, cut off where it is next to nothing.
    init(minutes: Double) {
        let width = minutes / Double(DayProfile.slotMinutes)
        let reach = min(DayProfile.slots / 2 - 1, Int((3 * width).rounded(.up)))
        let values = (-reach...reach).map { exp(-Double($0 * $0) / (2 * width * width)) }
        let sum = values.reduce(0, +)
        self.reach = reach
        shares = values.map { $0 / sum }
    }
}
