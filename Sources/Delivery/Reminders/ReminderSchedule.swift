package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// Lets reminders come when their time does, each once, as a card.
///
/// What came due while the server was down comes at the first look.
package struct ReminderSchedule: Service {
    private let work: DueWork

    /// Puts it together.
    package init(store: Store, clock: WallClock = .system, logger: Logger) {
        work = DueWork(
            next: { () async throws(StoreError) in try await store.nextReminder() },
            take: { limit async throws(StoreError) in try await store.fireReminders(limit: limit) },
            words: ("Reminders came", "Reminders could not come; they are tried again"),
            clock: clock,
            logger: logger
        )
    }

    /// Looks until the server stops.
    package func run() async throws { await work.run() }

    /// Lets everything come that is due now; says how long it may rest afterwards.
    package func fireDue() async -> Duration { await work.takeDue() }
}
