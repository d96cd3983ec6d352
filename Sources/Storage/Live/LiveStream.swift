internal import Synchronization
package import Tracking

/// Tells everybody in this process who listens what was just stored: the seller's pages, the outbox, the edge state.
///
/// A listener that falls behind by more than ``backlog`` events misses what comes then, and is told so by
/// ``LiveEvent/missed``: it must catch up from storage, which alone is the truth. Each listener has a backlog of its
/// own, filled by nothing but what it listens to, so nobody's flood costs somebody else an alert.
package final class LiveStream: Sendable {
    /// So many events wait for a slow listener.
    package static let backlog = 256

    private struct Listener {
        let seller: UserID?
        let continuation: AsyncStream<LiveEvent>.Continuation
        let gap: LiveGap

        func tell(_ event: LiveEvent) {
            guard seller == nil || event.seller == seller else { return }
            if case .dropped = continuation.yield(event) { gap.open() }
        }
    }

    private struct Listeners {
        var next = 0
        var all: [Int: Listener] = [:]
        var hasEnded = false
    }

    private let listeners = Mutex(Listeners())

    /// Nobody listens yet.
    package init() {}

    /// Hands the events to everybody whom they concern.
    package func publish(_ events: [LiveEvent]) {
        let all = listeners.withLock { Array($0.all.values) }
        for listener in all {
            for event in events {
                listener.tell(event)
            }
        }
    }

    /// The events from now on, those of one seller or all; they end with the stream, or when nobody holds them any more.
    package func events(of seller: UserID? = nil) -> LiveEvents {
        let (stream, continuation) = AsyncStream.makeStream(
            of: LiveEvent.self,
            bufferingPolicy: .bufferingOldest(Self.backlog)
        )
        let gap = LiveGap()
        let key: Int? = listeners.withLock { listeners in
            guard !listeners.hasEnded else { return nil }
            listeners.next += 1
            listeners.all[listeners.next] = Listener(seller: seller, continuation: continuation, gap: gap)
            return listeners.next
        }
        guard let key else {
            continuation.finish()
            return LiveEvents(stream: stream, gap: gap)
        }
        continuation.onTermination = { [weak self] _ in
            self?.listeners.withLock { _ = $0.all.removeValue(forKey: key) }
        }
        return LiveEvents(stream: stream, gap: gap)
    }

    /// Ends every listener's stream, at the server's stop.
    package func end() {
        let all = listeners.withLock { listeners in
            defer { listeners.all = [:] }
            listeners.hasEnded = true
            return Array(listeners.all.values)
        }
        for listener in all {
            listener.continuation.finish()
        }
    }
}
