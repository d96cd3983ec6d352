internal import Synchronization

/// What one listener of a ``LiveStream`` is told, in order.
package struct LiveEvents: AsyncSequence, Sendable {
    fileprivate let stream: AsyncStream<LiveEvent>
    fileprivate let gap: LiveGap

    init(stream: AsyncStream<LiveEvent>, gap: LiveGap) {
        self.stream = stream
        self.gap = gap
    }

    /// Begins to listen; only one may at a time.
    package func makeAsyncIterator() -> Iterator {
        Iterator(base: stream.makeAsyncIterator(), gap: gap)
    }

    /// Waits for one event after the other.
    package struct Iterator: AsyncIteratorProtocol {
        fileprivate var base: AsyncStream<LiveEvent>.Iterator
        fileprivate let gap: LiveGap

        /// The next event, or ``LiveEvent/missed`` where some did not find room since the last one.
        ///
        /// Something is dropped only while the backlog is full. The listener does not wait then, but comes here again, so
        /// it always learns of it.
        package mutating func next(isolation actor: isolated (any Actor)?) async -> LiveEvent? {
            if gap.close() { return .missed }
            return await base.next(isolation: actor)
        }

        /// As ``next(isolation:)``.
        package mutating func next() async -> LiveEvent? {
            await next(isolation: #isolation)
        }
    }
}

/// Whether a listener missed something that it was not told of yet.
final class LiveGap: Sendable {
    private let isOpen = Atomic(false)

    /// Something was missed.
    func open() {
        isOpen.store(true, ordering: .releasing)
    }

    /// Says whether something was, once.
    func close() -> Bool {
        isOpen.exchange(false, ordering: .acquiringAndReleasing)
    }
}
