package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// Sends scheduled mail on its way when its time comes; the outbox does the rest.
///
/// What came due while the server was down is found at the first look.
package struct Schedule: Service {
    private let work: DueWork

    /// Puts it together.
    package init(store: Store, clock: WallClock = .system, logger: Logger) {
        work = DueWork(
            next: { () async throws(StoreError) in try await store.nextDue() },
            take: { limit async throws(StoreError) in try await store.queueDue(limit: limit) },
            words: ("Scheduled mail is on its way", "Scheduled mail could not be queued; it is tried again"),
            clock: clock,
            logger: logger
        )
    }

    /// Looks until the server stops.
    package func run() async throws { await work.run() }

    /// Queues everything that is due now; says how long it may rest afterwards.
    package func queueDue() async -> Duration { await work.takeDue() }
}
