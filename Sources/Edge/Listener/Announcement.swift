internal import Synchronization

/// Something that becomes known once, and those who wait for it.
final class Announcement<Value: Sendable>: Sendable {
    private let state = Mutex(State())

    private struct State {
        var value: Value?
        var waiting: [AsyncStream<Value>.Continuation] = []
    }

    /// Makes it known; only the first time counts.
    func make(_ value: Value) {
        let waiting = state.withLock { state in
            guard state.value == nil else { return [AsyncStream<Value>.Continuation]() }
            state.value = value
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting {
            continuation.yield(value)
            continuation.finish()
        }
    }

    /// Waits until it is known; `nil` where the waiting task is cancelled first.
    func value() async -> Value? {
        let (stream, continuation) = AsyncStream.makeStream(of: Value.self)
        let known = state.withLock { state in
            if state.value == nil { state.waiting.append(continuation) }
            return state.value
        }
        if let known { return known }
        for await value in stream { return value }
        return nil
    }
}
