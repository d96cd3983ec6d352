internal import Synchronization

/// Tells everybody in this process who listens what was just stored: the seller's pages, the outbox, the edge state.
///
/// A listener that falls behind by more than ``backlog`` events loses the oldest; every listener must also be able to
/// catch up from storage, which alone is the truth.
package final class LiveStream: Sendable {
    /// So many events wait for a slow listener.
    package static let backlog = 256

    private struct Listeners {
        var next = 0
        var continuations: [Int: AsyncStream<LiveEvent>.Continuation] = [:]
        var hasEnded = false
    }

    private let listeners = Mutex(Listeners())

    /// Nobody listens yet.
    package init() {}

    /// Hands the events to everybody who listens.
    package func publish(_ events: [LiveEvent]) {
        let continuations = listeners.withLock { Array($0.continuations.values) }
        for continuation in continuations {
            for event in events {
                continuation.yield(event)
            }
        }
    }

    /// The events from now on; it ends with the stream, or when nobody holds it any more.
    package func events() -> AsyncStream<LiveEvent> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: LiveEvent.self,
            bufferingPolicy: .bufferingNewest(Self.backlog)
        )
        let key: Int? = listeners.withLock { listeners in
            guard !listeners.hasEnded else { return nil }
            listeners.next += 1
            listeners.continuations[listeners.next] = continuation
            return listeners.next
        }
        guard let key else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.listeners.withLock { _ = $0.continuations.removeValue(forKey: key) }
        }
        return stream
    }

    /// Ends every listener's stream, at the server's stop.
    package func end() {
        let continuations = listeners.withLock { listeners in
            defer { listeners.continuations = [:] }
            listeners.hasEnded = true
            return Array(listeners.continuations.values)
        }
        for continuation in continuations {
            continuation.finish()
        }
    }
}
