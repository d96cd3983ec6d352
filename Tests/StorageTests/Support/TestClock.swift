internal import Synchronization
internal import Testing
internal import Tracking

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ text: String = "2026-03-02T09:00:00.000Z") throws {
        let start = try #require(Instant(text))
        instant = Mutex(start)
    }

    var now: Instant { instant.withLock { $0 } }

    var wallClock: WallClock { WallClock { self.now } }

    func advance(by duration: Duration) {
        instant.withLock { $0 = $0 + duration }
    }
}
