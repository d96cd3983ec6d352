internal import Engagement
internal import Tracking

/// How active people are at each hour of the day, as bars, and the same in words.
struct HoursPicture {
    let bars: [Bar]
    /// What is read out instead of the bars.
    let hoursLabel: String

    /// One hour; places in units of the picture, which is 240 wide and 40 high.
    struct Bar {
        let x: Int
        let y: Int
        let height: Int
        let isBest: Bool
    }

    private static let highest = 36.0
    private static let bottom = 40

    /// Draws what is known; `nil` where no habit is known, or the clocks differ so that one picture would lie.
    init?(_ advice: DeliveryAdvice) {
        guard let hours = advice.hours, let zone = advice.commonZone, let time = advice.time else { return nil }
        let most = max(hours.max() ?? 0, 1e-9)
        let best = WallTime(time.moment, in: zone.zone).hour
        bars = hours.enumerated().map { hour, share in
            let height = max(1, Int((share / most * Self.highest).rounded()))
            return Bar(x: hour * 10 + 1, y: Self.bottom - height, height: height, isBest: hour == best)
        }
        let busiest = hours.enumerated().sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }.prefix(3)
        let words = busiest.map(\.offset).sorted().map { "\($0):00" }
        hoursLabel =
            "Expected activity by the hour in \(zone.name): most in the hours from \(Counts.list(words, of: words.count))."
    }
}
