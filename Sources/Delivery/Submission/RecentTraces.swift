internal import Synchronization
internal import Tracking

/// What was noted within this minute, so that it is written once and not with every message.
final class RecentTraces: Sendable {
    private struct Minute {
        var number: Int64 = 0
        var noted: Set<Noted> = []
    }

    private struct Noted: Hashable {
        let user: UserID
        let trace: SessionTrace
    }

    private let minute = Mutex(Minute())

    /// Whether it is to be noted now.
    func isNew(_ trace: SessionTrace, of user: UserID, at now: Instant) -> Bool {
        minute.withLock { minute in
            let number = now.microseconds / 60_000_000
            if minute.number != number { minute = Minute(number: number) }
            return minute.noted.insert(Noted(user: user, trace: trace)).inserted
        }
    }
}
