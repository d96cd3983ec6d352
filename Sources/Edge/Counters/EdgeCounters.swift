internal import Synchronization

/// What the listener and the journal count, readable at any time from anywhere.
package final class EdgeCounters: Sendable {
    private let held = Mutex(EdgeCounts())

    /// Starts at nothing.
    package init() {}

    /// The counts by now.
    package var counts: EdgeCounts { held.withLock { $0 } }

    /// Adds what was counted elsewhere.
    func add(_ counts: EdgeCounts) {
        held.withLock { $0.add(counts) }
    }

    /// Counts in place.
    func count(_ change: (inout EdgeCounts) -> Void) {
        held.withLock { change(&$0) }
    }
}
