/// How well advice that was learned from the first part of everyone's history foretells the rest.
package struct HabitEvaluation: Hashable, Sendable {
    /// The share of each history that is learned from.
    package static let learningShare = 0.7

    /// A way to choose a time, and how much of what came later was within an hour of it.
    package struct Score: Hashable, Sendable {
        /// The share of all later moments.
        package let moments: Double
        /// The mean of everyone's own share, in which one person with thousands of moments counts no more than another.
        package let people: Double
    }

    /// People with anything to foretell.
    package let people: Int
    /// Moments that were learned from.
    package let learned: Int
    /// Moments that had to be foretold.
    package let later: Int
    /// The advice; `nil`, as the others are, where there was nothing to foretell.
    package let advice: Score?
    /// The most common hour of everyone, in minutes after midnight.
    package let everyoneMinute: Int
    /// That hour for everybody.
    package let everyone: Score?
    /// The most common hour of each person.
    package let person: Score?

    /// Splits every history by time, learns from the first part, and looks at the rest.
    package init(_ histories: [HabitHistory], working hours: WorkingHours = WorkingHours()) {
        let parts = histories.map { $0.split(learning: Self.learningShare) }
        let model = HabitModel(parts.map(\.earlier), working: hours)
        let tested = parts.filter { !$0.later.isEmpty }
        let everyone = CommonHour(parts.lazy.flatMap(\.earlier.moments)).minute
        people = tested.count
        learned = parts.reduce(0) { $0 + $1.earlier.moments.count }
        later = tested.reduce(0) { $0 + $1.later.count }
        everyoneMinute = everyone
        advice = Self.score(tested) { model.advice(for: $0).minute }
        self.everyone = Self.score(tested) { _ in everyone }
        person = Self.score(tested) { CommonHour($0.moments).minute }
    }

    private static func score(
        _ parts: [(earlier: HabitHistory, later: [HabitMoment])],
        _ minute: (HabitHistory) -> Int
    ) -> Score? {
        var (hits, all, shares) = (0, 0, 0.0)
        for (earlier, later) in parts {
            let time = minute(earlier)
            let count = later.count { HabitAdvice.isWithinAnHour($0, of: time) }
            hits += count
            all += later.count
            shares += Double(count) / Double(later.count)
        }
        guard all > 0 else { return nil }
        return Score(moments: Double(hits) / Double(all), people: shares / Double(parts.count))
    }
}
