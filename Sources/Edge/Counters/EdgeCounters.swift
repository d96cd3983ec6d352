internal import Synchronization

/// What the listener and the journal count, readable at any time from anywhere.
package final class EdgeCounters: Sendable {
    private let held = Mutex(EdgeCounts())
    private let times = Mutex(CommitTimes())
    private let judged = Mutex([JudgedKind: Int]())

    /// Starts at nothing.
    package init() {}

    /// The counts by now.
    package var counts: EdgeCounts { held.withLock { $0 } }

    /// How long the journal's commits took by now.
    package var commitTimes: CommitTimes { times.withLock { $0 } }

    /// Hits that intake stored, by what was asked for and the verdict they got at first.
    package var judgedHits: [JudgedKind: Int] { judged.withLock { $0 } }

    /// Counts hits that intake stored.
    func countJudged(_ hits: [JudgedKind: Int]) {
        judged.withLock { $0.merge(hits, uniquingKeysWith: +) }
    }

    /// Counts a commit of the journal that took so long.
    func countCommit(microseconds: Int) {
        count { $0.commits += 1 }
        times.withLock { $0.add(microseconds: microseconds) }
    }

    /// Adds what was counted elsewhere.
    func add(_ counts: EdgeCounts) {
        held.withLock { $0.add(counts) }
    }

    /// Counts in place.
    func count(_ change: (inout EdgeCounts) -> Void) {
        held.withLock { change(&$0) }
    }
}
