package import Edge
internal import Storage
internal import Synchronization
internal import Tracking

/// How intake stands, readable at any time from anywhere, also while storage is away.
package final class IntakeProgress: Sendable {
    private let held = Mutex(IntakeStanding())

    /// Starts at nothing.
    package init() {}

    /// How it stands by now.
    package var standing: IntakeStanding { held.withLock { $0 } }

    func reach(_ place: JournalPosition) {
        held.withLock { $0.taken = place }
    }

    func fail(_ error: any Error) {
        held.withLock { standing in
            standing.failures += 1
            // The journal may be what can't be read.
            if error is StoreError { standing.isStorageThere = false }
        }
    }

    func recover() {
        held.withLock { $0.isStorageThere = true }
    }
}
