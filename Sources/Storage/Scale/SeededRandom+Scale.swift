internal import Foundation
internal import Tracking

extension SeededRandom {
    /// A number of which small ones are likely, and large ones rare.
    mutating func exponential(mean: Double) -> Double {
        -log(1 - Double.random(in: 0..<1, using: &self)) * mean
    }

    /// A moment between two others.
    mutating func moment(after first: Instant, before last: Instant) -> Instant {
        guard last > first else { return first }
        return Instant(microseconds: Int64.random(in: first.microseconds..<last.microseconds, using: &self))
    }
}
