package import Tracking

/// Equal hits that came close to one another, folded into one (product §4.6).
package struct HitRun: Hashable, Sendable {
    /// The first of them.
    package let first: Hit
    /// When the last of them came.
    package private(set) var lastAt: Instant
    /// How many there were.
    package private(set) var count = 1

    /// Begins with one hit.
    package init(_ hit: Hit) {
        first = hit
        lastAt = hit.at
    }

    /// The last of them, as far as it can be told from the first.
    package var last: Hit { first.again(at: lastAt) }

    /// Takes one more that is equal, and says whether it did: not where it came 30 s after the last, or before the first.
    mutating func take(_ hit: Hit) -> Bool {
        guard hit.at >= first.at, hit.at - lastAt < Interaction.foldingInterval else { return false }
        lastAt = max(lastAt, hit.at)
        count += 1
        return true
    }
}
