internal import Storage
internal import Synchronization
internal import Tracking

/// Copies with hits that were judged before it was known when the copy was handed over: they are judged again once it is.
///
/// A scanner can be quicker than the note of the hand-over, and how long after it a hit came says much (product §4.5).
final class EarlyCopies: Sendable {
    private let store: Store
    private let rejudging: Rejudging
    private let waiting = Mutex<Set<CopyReference>>([])

    /// More are not waited for: nothing that strangers do may fill the memory.
    private static let limit = 10_000

    /// How far back it looks at the start for what a stop left undone.
    static let memory = Duration.seconds(86_400)

    init(store: Store, judge: CopyJudge) {
        self.store = store
        rejudging = Rejudging(store: store, judge: judge)
    }

    /// Judges these copies again, for something came in that tells more of them.
    func judgeAgain(_ copies: [CopyReference]) async throws {
        _ = try await rejudging.run(copies)
    }

    /// Waits for the hand-over of these copies.
    func wait(for copies: [CopyReference]) {
        waiting.withLock { waiting in
            for copy in copies where waiting.count < Self.limit { waiting.insert(copy) }
        }
    }

    /// Judges those of an email again that were handed over by now.
    func review(_ email: EmailID) async throws {
        try await review { $0.email == email }
    }

    /// Judges those again that were handed over by now.
    func review(_ isMeant: (CopyReference) -> Bool = { _ in true }) async throws {
        let copies = waiting.withLock { $0.filter(isMeant) }
        guard !copies.isEmpty else { return }
        let facts = try await store.facts(for: copies)
        // A copy that is gone is waited for no longer.
        let settled = copies.filter { facts[$0].map { $0.facts.handedOver != nil } ?? true }
        guard !settled.isEmpty else { return }
        // Before, not after: a hit that comes while they are judged lets its copy wait again.
        waiting.withLock { $0.subtract(settled) }
        do {
            _ = try await rejudging.run(Array(settled))
        } catch {
            wait(for: Array(settled))
            throw error
        }
    }
}
