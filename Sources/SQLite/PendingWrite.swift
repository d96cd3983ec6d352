internal import Storage
internal import Synchronization

/// A write that waits for its turn, whatever its result.
protocol PendingWrite: AnyObject, Sendable {
    /// Does it; throws where it must be undone.
    func run(on connection: SQLiteConnection) throws
    /// Tells whoever waits, once: with the error that undid it, or without one when it is on disk.
    func end(_ error: (any Error)?)
}

/// A write with the task that waits for its result.
final class Write<Result: Sendable>: PendingWrite {
    private struct State {
        var isCancelled = false
        var result: Result?
        var waiter: CheckedContinuation<Result, any Error>?
    }

    private let body: @Sendable (any SQLConnection) throws -> Result
    private let state = Mutex(State())

    init(_ body: @escaping @Sendable (any SQLConnection) throws -> Result) {
        self.body = body
    }

    /// Waits for the end; `start` puts it in the queue.
    func result(_ start: () -> Void) async throws -> Result {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                state.withLock { $0.waiter = waiter }
                start()
            }
        } onCancel: {
            state.withLock { $0.isCancelled = true }
        }
    }

    func run(on connection: SQLiteConnection) throws {
        try checkCancellation()
        let result = try body(connection)
        try checkCancellation()
        state.withLock { $0.result = result }
    }

    func end(_ error: (any Error)?) {
        let (waiter, result) = state.withLock { state in
            defer { state.waiter = nil }
            return (state.waiter, state.result)
        }
        if let result, error == nil {
            waiter?.resume(returning: result)
        } else {
            waiter?.resume(throwing: error ?? CancellationError())
        }
    }

    private func checkCancellation() throws {
        if state.withLock(\.isCancelled) { throw CancellationError() }
    }
}
