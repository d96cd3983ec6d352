internal import Synchronization
internal import Tracking

/// Which emails are left alone for a while because they could not be sent, each time for longer.
///
/// They are forgotten at a stop: whatever waits is tried again at the next start.
final class Pauses: Sendable {
    /// The first pause; each further one is twice as long.
    static let first = Duration.seconds(1)
    /// No pause is longer.
    static let longest = Duration.seconds(300)

    private struct Pause {
        var length: Duration
        var end: Instant
    }

    private let pauses = Mutex<[EmailID: Pause]>([:])

    /// How many there are, over or not.
    var count: Int { pauses.withLock(\.count) }

    /// Whether an email is to be left alone now.
    func holds(_ email: EmailID, at now: Instant) -> Bool {
        pauses.withLock { pauses in pauses[email].map { now < $0.end } ?? false }
    }

    /// Begins a pause, and says how long it is.
    @discardableResult
    func begin(for email: EmailID, at now: Instant) -> Duration {
        pauses.withLock { pauses in
            let length = pauses[email].map { min($0.length * 2, Self.longest) } ?? Self.first
            pauses[email] = Pause(length: length, end: now + length)
            return length
        }
    }

    /// Forgets that an email could not be sent.
    func end(for email: EmailID) {
        pauses.withLock { _ = $0.removeValue(forKey: email) }
    }

    /// Forgets all emails but these.
    func keep(only emails: Set<EmailID>) {
        pauses.withLock { pauses in pauses = pauses.filter { emails.contains($0.key) } }
    }
}
