package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// Lets cards that were put away come back when their time does, each told once.
///
/// What was to come back while the server was down comes at the first look.
package struct SnoozeSchedule: Service {
    private let work: DueWork

    /// Puts it together.
    package init(store: Store, clock: WallClock = .system, logger: Logger) {
        work = DueWork(
            next: { () async throws(StoreError) in try await store.nextSnoozeEnd() },
            take: { limit async throws(StoreError) in try await store.wakeCards(limit: limit) },
            words: ("Cards came back", "Cards that were put away could not come back; they are tried again"),
            clock: clock,
            logger: logger
        )
    }

    /// Looks until the server stops.
    package func run() async throws { await work.run() }

    /// Lets everything come back that is due now; says how long it may rest afterwards.
    package func wakeDue() async -> Duration { await work.takeDue() }
}
