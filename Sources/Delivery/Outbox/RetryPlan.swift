internal import Tracking

/// When a copy is tried again that a relay did not take.
enum RetryPlan {
    /// A copy is tried for so long; then its sender hears.
    static let patience = Duration.seconds(3 * 86_400)

    /// The pauses after the first tries; the last one goes on.
    private static let pauses: [Duration] = [1, 5, 15, 30, 60, 120, 240, 480].map { .seconds($0 * 60) }

    /// While a relay can't be spoken to at all it is asked at least this often: that costs nobody anything.
    private static let longestWhileAway = Duration.seconds(15 * 60)

    /// The moment of the next try; `nil` where patience ended.
    ///
    /// `attempts` were made before the one that just failed, the first at `first`; `isAway` where the relay said nothing about
    /// the message.
    static func next(after attempts: Int, since first: Instant, isAway: Bool, now: Instant) -> Instant? {
        let end = first + patience
        guard now < end else { return nil }
        let pause = pauses[min(max(0, attempts), pauses.count - 1)]
        return min(now + (isAway ? min(pause, longestWhileAway) : pause), end)
    }
}
