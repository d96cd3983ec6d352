internal import Synchronization
internal import Tracking

/// Requests with an idempotency key that are being answered, so that two equal ones at once do the work once.
final class RepeatRegister: Sendable {
    private struct Entry: Hashable {
        let user: UserID
        let key: String
    }

    private let entries = Mutex<Set<Entry>>([])

    /// Says whether nobody else is at it, and takes it if so.
    func begin(_ key: String, of user: UserID) -> Bool {
        entries.withLock { $0.insert(Entry(user: user, key: key)).inserted }
    }

    /// Gives it back.
    func end(_ key: String, of user: UserID) {
        entries.withLock { _ = $0.remove(Entry(user: user, key: key)) }
    }
}
