import Synchronization
import Tracking

/// A clock that stands still until a test moves it.
final class MovableClock: Sendable {
    private let time: Mutex<Instant>

    init(_ start: Instant = Instant(microseconds: 1_800_000_000_000_000)) {
        time = Mutex(start)
    }

    var now: Instant { time.withLock { $0 } }

    func advance(by duration: Duration) {
        time.withLock { $0 = $0 + duration }
    }

    var wallClock: WallClock { WallClock { self.now } }
}
