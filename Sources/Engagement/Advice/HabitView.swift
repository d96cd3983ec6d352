/// One way to foretell when a person is active next: from what they did lately or long ago, narrowly or broadly around it.
struct HabitView: Hashable, Sendable {
    /// Which of ``memories`` it has.
    let memory: Int
    /// Which of ``spreads`` it has.
    let spread: Int

    /// After so many visits one counts half: from habits of this week to those of a life.
    static let memories: [Double] = [3, 12, 50, 1e9]
    /// How far around a moment others like it are expected.
    static let spreads = [DaySpread(minutes: 20), DaySpread(minutes: 60)]
    /// How many visits of the person weigh as much as the crowd.
    ///
    /// Who hardly has a habit is left to a view of the crowd alone.
    static let crowd = 2.0

    /// Every view, but for the one that looks at the crowd alone: that one has the last place wherever views are counted.
    static let own = memories.indices.flatMap { memory in
        spreads.indices.map { HabitView(memory: memory, spread: $0) }
    }
}
