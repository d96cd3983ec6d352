internal import Foundation

/// Why the moments of a person look like those of a machine, which has no habits to learn.
package enum MachineLikeness: Hashable, Sendable {
    /// Most of them follow one another at the same distance.
    case equalSpacing
    /// They come at all hours, day and night, in numbers that nobody reaches.
    case aroundTheClock

    /// Fewer moments than this prove nothing.
    static let neededMoments = 50
    /// A scheduler's own delay, in seconds; people who come every day come some minutes sooner or later.
    private static let delay: Int64 = 30
    /// Moments that a table gives no finer than this, in seconds, are at equal distances for people as well.
    private static let coarse: Int64 = 300

    /// What speaks for a machine, if anything does.
    package init?(_ history: HabitHistory) {
        let moments = history.moments
        guard moments.count >= Self.neededMoments else { return nil }
        let gaps = zip(moments.dropFirst(), moments).map { $0.seconds - $1.seconds }
        let usual = gaps.sorted()[gaps.count / 2]
        // Both sides of a clock's second at least.
        let tolerance = max(2, min(Self.delay, usual / 100))
        let equal = gaps.count { abs($0 - usual) <= tolerance }
        let isCoarse = moments.allSatisfy { $0.seconds % Self.coarse == 0 }
        if usual > 0, Double(equal) > (isCoarse ? 0.95 : 0.6) * Double(gaps.count) {
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
