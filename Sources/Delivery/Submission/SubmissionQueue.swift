internal import Engagement
internal import Storage
internal import Tracking

/// Takes messages into storage: those that come while others are written share the next transaction, and its sync of the disk.
///
/// Whoever comes first leads, and writes for all who wait by then; one of those who came meanwhile leads next.
actor SubmissionQueue {
    private let store: Store
    private var waiting: [Waiting] = []
    private var isWriting = false

    /// So many messages share a transaction at most: readers of the journal of the database wait for its end.
    private static let most = 100

    private struct Waiting {
        let message: RawSubmission
        let viewer: Viewer
        let turn: CheckedContinuation<Turn, Never>
    }

    private enum Turn {
        case lead
        case done(Result<EmailID, StoreError>)
    }

    init(store: Store) {
        self.store = store
    }

    /// Takes a message; it can't be lost once this says so.
    func submit(_ message: RawSubmission, by viewer: Viewer) async throws(StoreError) -> EmailID {
        if isWriting {
            let turn = await withCheckedContinuation {
                waiting.append(Waiting(message: message, viewer: viewer, turn: $0))
            }
            if case .done(let result) = turn { return try result.get() }
        }
        isWriting = true
        let others = Array(waiting.prefix(Self.most - 1))
        waiting.removeFirst(others.count)
        let results = await write([(message, viewer)] + others.map { ($0.message, $0.viewer) })
        for (other, result) in zip(others, results.dropFirst()) { other.turn.resume(returning: .done(result)) }
        if waiting.isEmpty { isWriting = false } else { waiting.removeFirst().turn.resume(returning: .lead) }
        return try results[0].get()
    }

    /// One result for each message, in their order.
    private func write(_ messages: [(message: RawSubmission, viewer: Viewer)]) async -> [Result<EmailID, StoreError>] {
        do {
            return try await store.submit(messages)
        } catch {
            // Where the data of one are to blame, the others go without it.
            guard error.isLasting, messages.count > 1 else { return messages.map { _ in .failure(error) } }
            var results: [Result<EmailID, StoreError>] = []
            for message in messages { results += await write([message]) }
            return results
        }
    }
}
