package import Storage
package import Tracking

/// Judges stored hits again, after rules or facts changed (product §4.5).
package struct Rejudging: Sendable {
    private let store: Store
    private let judge: CopyJudge

    /// So many copies are looked at together.
    private static let batchSize = 100

    /// Puts it together.
    package init(store: Store, judge: CopyJudge) {
        self.store = store
        self.judge = judge
    }

    /// Judges every copy with a hit since then; answers how many copies there were, and how many hits are believed otherwise now.
    package func run(since: Instant) async throws -> (copies: Int, changed: Int) {
        let copies = try await store.copiesWithHits(since: since)
        return (copies.count, try await run(copies))
    }

    /// Judges these copies; answers how many hits are believed otherwise now.
    func run(_ copies: [CopyReference]) async throws -> Int {
        var changed = 0
        for start in stride(from: 0, to: copies.count, by: Self.batchSize) {
            let batch = copies[start..<min(copies.count, start + Self.batchSize)]
            let facts = try await store.facts(for: Set(batch))
            let stored = try await store.storedHits(of: Set(batch))
            let changes = batch.flatMap { copy in
                judge.judge([], stored: stored[copy] ?? [], of: facts[copy]?.facts).rejudged
            }
            try await store.rejudge(changes)
            changed += changes.count
        }
        return changed
    }
}
