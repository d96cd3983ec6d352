internal import NIOPosix

extension NIOThreadPool {
    /// Runs what may wait for the disk on a thread of this pool.
    func onThread<Value: Sendable>(
        _ body: @escaping @Sendable () throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        do {
            return try await runIfActive { try body() }
        } catch let error as ObjectStoreError {
            throw error
        } catch {
            // The pool ended, or whoever asked gave up.
            throw .closed
        }
    }
}
