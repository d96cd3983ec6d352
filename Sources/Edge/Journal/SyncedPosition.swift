internal import Synchronization
internal import Tracking

/// The place up to which the journal is synced, and those who wait for it to move.
final class SyncedPosition: Sendable {
    private let state: Mutex<State>

    private struct State {
        var position: JournalPosition
        var isFinished = false
        var listeners: [Int: AsyncStream<JournalPosition>.Continuation] = [:]
        var next = 0
    }

    init(_ position: JournalPosition) {
        state = Mutex(State(position: position))
    }

    var position: JournalPosition { state.withLock { $0.position } }

    func move(to position: JournalPosition) {
        state.withLock { state in
            state.position = position
            for listener in state.listeners.values { listener.yield(position) }
        }
    }

    func positions() -> AsyncStream<JournalPosition> {
        let (stream, listener) = AsyncStream.makeStream(of: JournalPosition.self, bufferingPolicy: .bufferingNewest(1))
        let number: Int? = state.withLock { state in
            listener.yield(state.position)
            guard !state.isFinished else { return nil }
            defer { state.next += 1 }
            state.listeners[state.next] = listener
            return state.next
        }
        guard let number else {
            listener.finish()
            return stream
        }
        listener.onTermination = { [weak self] _ in
            // Taken out first, let go of after the lock: letting go may end up here again.
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    func finish() {
        let listeners = state.withLock { state in
            state.isFinished = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}
