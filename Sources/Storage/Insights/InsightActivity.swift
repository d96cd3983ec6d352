internal import Engagement
internal import Tracking

/// When people did something with an email, in quarters of an hour after 1970 began: what the map of hours is made of.
struct InsightActivity {
    /// How often more, or less, in each quarter of an hour.
    private(set) var counts: [Int64: Int] = [:]

    static let slotMicroseconds: Int64 = 900_000_000

    /// Somebody did something once, or so many times less.
    mutating func note(_ instant: Instant, times: Int = 1) {
        counts[instant.microseconds / Self.slotMicroseconds, default: 0] += times
    }

    /// Something is believed of an interaction now; what only programs did is nobody's activity.
    mutating func note(_ interaction: Interaction, believed verdict: Verdict, times: Int = 1) {
        guard verdict == .human, interaction.wasServed else { return }
        note(interaction.at, times: times)
    }
}
