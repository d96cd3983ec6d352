/// The offset of a person's clock that they have lately had most.
package struct HabitZone: Hashable, Sendable {
    /// After so many moments one counts half: who moved is where they are now.
    private static let memory = 20

    /// Minutes ahead of UTC.
    package let minutes: Int
    /// Whether any moment said an offset; without it is UTC.
    package let isKnown: Bool

    /// Looks at moments in any order, some of which say an offset.
    package init(_ moments: [(seconds: Int64, offset: Int?)]) {
        var weights: [Int: Double] = [:]
        var weight = 1.0
        let factor = 1 - 0.693 / Double(Self.memory)
        // The latest count most; what is further back than a thousand counts for nothing.
        for moment in moments.sorted(by: { ($0.seconds, $0.offset ?? 0) > ($1.seconds, $1.offset ?? 0) }).prefix(1_000)
        {
            guard let offset = moment.offset else { continue }
            weights[offset, default: 0] += weight
            weight *= factor
        }
        let most = weights.max { ($0.value, $1.key) < ($1.value, $0.key) }
        minutes = most?.key ?? 0
        isKnown = most != nil
    }

    /// `UTC` where no offset is known, else such as `+02:00`.
    package var name: String { isKnown ? ClockOffset.text(minutes) : "UTC" }
}
