internal import Foundation

/// Why the moments of a person look like those of a machine, which has no habits to learn.
package enum MachineLikeness: Hashable, Sendable {
    /// Most of them follow one another at the same distance.
    case equalSpacing
    /// They come at all hours, day and night, in numbers that nobody reaches.
    case aroundTheClock

    /// Fewer moments than this prove nothing.
    static let neededMoments = 50

    /// What speaks for a machine, if anything does.
    package init?(_ history: HabitHistory) {
        let moments = history.moments
        guard moments.count >= Self.neededMoments else { return nil }
        // Both sides of a clock's second, and a scheduler's own delay.
        let gaps = zip(moments.dropFirst(), moments).map { $0.seconds - $1.seconds }
        let usual = gaps.sorted()[gaps.count / 2]
        let equal = gaps.count { abs($0 - usual) <= max(2, usual / 100) }
        if usual > 0, equal * 5 > gaps.count * 3 {
            self = .equalSpacing
            return
        }
        var hours = [Double](repeating: 0, count: 24)
        for moment in moments { hours[moment.minuteOfDay / 60] += 1 }
        let entropy = hours.reduce(0) {
            $1 > 0 ? $0 - $1 / Double(moments.count) * log($1 / Double(moments.count)) : $0
        }
        let days = Set(moments.map { ($0.seconds + Int64($0.offset) * 60) / 86_400 }).count
        guard entropy > 0.98 * log(24), moments.count >= 30 * days else { return nil }
        self = .aroundTheClock
    }

    /// What speaks for it, in words.
    package var words: String {
        switch self {
        case .equalSpacing: "at equal distances, as machines are"
        case .aroundTheClock: "at all hours of day and night, as machines are"
        }
    }
}
