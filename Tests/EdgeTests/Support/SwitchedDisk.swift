import NIOConcurrencyHelpers

@testable import Edge

/// A disk that works, fails or stands still, as a test wants; whoever meets it standing waits until it goes on.
final class SwitchedDisk: Sendable {
    private enum State {
        case working
        case failing
        case standing
    }

    private let state = ConditionLock(value: State.working)

    var asDisk: JournalDisk {
        JournalDisk(
            write: { file, bytes, offset throws(SystemFailure) in
                try self.meet()
                try file.write(bytes, at: offset)
            },
            sync: { file throws(SystemFailure) in
                try self.meet()
                try file.syncData()
            }
        )
    }

    func work() { turn(to: .working) }
    func fail() { turn(to: .failing) }
    func stand() { turn(to: .standing) }

    private func turn(to new: State) {
        state.lock()
        state.unlock(withValue: new)
    }

    private func meet() throws(SystemFailure) {
        let now = state.value
        guard now != .failing else { throw SystemFailure(code: 28) }
        guard now == .standing else { return }
        // A test that failed meanwhile must end all the same.
        if state.lock(whenValue: .working, timeoutSeconds: 30) { state.unlock() }
    }
}
