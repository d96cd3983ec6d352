package import Tracking

/// Hits of a token beyond those of a day that are kept: only their number counts (product §4.6).
package struct HitSurplus: Hashable, Sendable {
    /// What was asked for.
    package let token: TokenReference
    /// How often.
    package private(set) var count: Int
    /// When last.
    package private(set) var lastAt: Instant

    /// Takes the hits of a run.
    package init(_ run: HitRun) {
        token = run.first.token
        count = run.count
        lastAt = run.lastAt
    }

    mutating func add(_ run: HitRun) {
        count += run.count
        lastAt = max(lastAt, run.lastAt)
    }
}
