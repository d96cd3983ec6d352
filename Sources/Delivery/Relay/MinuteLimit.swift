internal import Tracking

/// Lets only so many things happen in any minute.
struct MinuteLimit {
    private var moments: [Instant] = []

    private static let minute = Duration.seconds(60)

    /// `nil` where one more may happen now, which is counted; else when it may.
    mutating func take(_ limit: Int?, at now: Instant) -> Instant? {
        guard let limit else { return nil }
        moments.removeAll { $0 + Self.minute <= now }
        guard moments.count >= limit else {
            moments.append(now)
            return nil
        }
        return moments[moments.count - limit] + Self.minute
    }
}
