internal import Tracking

/// How long it took until something happened, coarsely: so that medians can be read from sums.
///
/// To the minute within an hour, to a quarter of an hour within a day, to three hours within two weeks, and to the day from there on.
enum DelayStep {
    /// The step of a moment after another; what comes before it is at once.
    static func step(of moment: Instant, after start: Instant) -> Int {
        step(of: moment.microseconds - start.microseconds)
    }

    /// The step of a delay in microseconds.
    static func step(of delay: Int64) -> Int {
        let minutes = Int(max(0, delay) / 60_000_000)
        return switch minutes {
        case ..<60: minutes
        case ..<1_440: 60 + (minutes - 60) / 15
        case ..<20_160: 152 + (minutes - 1_440) / 180
        default: 256 + (minutes - 20_160) / 1_440
        }
    }

    /// The least minutes of a step.
    static func minutes(of step: Int) -> Int {
        switch step {
        case ..<60: step
        case ..<152: 60 + (step - 60) * 15
        case ..<256: 1_440 + (step - 152) * 180
        default: 20_160 + (step - 256) * 1_440
        }
    }

    /// The median of so many of each step, in minutes; `nil` of none.
    static func median(_ counts: [Int: Int]) -> Int? {
        let total = counts.values.reduce(0, +)
        guard total > 0 else { return nil }
        var seen = 0
        for (step, count) in counts.sorted(by: { $0.key < $1.key }) {
            seen += count
            if seen * 2 >= total { return minutes(of: step) }
        }
        return nil
    }
}
