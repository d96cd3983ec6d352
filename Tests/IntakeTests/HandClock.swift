import Synchronization

/// A clock that a test moves by hand; whoever sleeps on it wakes when the test says so.
final class HandClock: Clock {
    typealias Instant = ContinuousClock.Instant

    let now = ContinuousClock.now
    let minimumResolution = Duration.zero
    private let sleepers = AsyncStream.makeStream(of: Void.self)
    private let ticks = AsyncStream.makeStream(of: Void.self)

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        sleepers.continuation.yield()
        for await _ in ticks.stream { return }
        throw CancellationError()
    }

    /// Waits until somebody sleeps, and wakes them.
    func tick() async {
        for await _ in sleepers.stream { break }
        ticks.continuation.yield()
    }

    /// Waits until somebody sleeps, who then was woken as often as `tick` was called, and is done with what they did.
    func settle() async {
        for await _ in sleepers.stream { break }
        sleepers.continuation.yield()
    }
}
