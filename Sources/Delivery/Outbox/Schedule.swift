package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// Sends scheduled mail on its way when its time comes; the outbox does the rest.
///
/// What came due while the server was down is found at the first look.
package struct Schedule: Service {
    private let store: Store
    private let clock: WallClock
    private let logger: Logger

    /// No rest is longer: the clock may be set, and other processes schedule too.
    ///
    /// A look costs one row of an index.
    private static let longestRest = Duration.milliseconds(250)
    /// So many emails are queued in one transaction, so that the first of many leave while the last are still queued.
    private static let batch = 500

    /// Puts it together.
    package init(store: Store, clock: WallClock = .system, logger: Logger) {
        self.store = store
        self.clock = clock
        self.logger = logger
    }

    /// Looks until the server stops.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let rest = await queueDue()
                try? await Task.sleep(for: rest)
            }
        }
    }

    /// Queues everything that is due now; says how long it may rest afterwards.
    package func queueDue() async -> Duration {
        do {
            while let next = try await store.nextDue() {
                let wait = next - clock.now
                guard wait <= .zero else { return min(wait, Self.longestRest) }
                let count = try await store.queueDue(limit: Self.batch)
                logger.info("Scheduled mail is on its way", metadata: ["emails": "\(count)"])
            }
        } catch {
            logger.error("Scheduled mail could not be queued; it is tried again", metadata: ["error": "\(error)"])
        }
        return Self.longestRest
    }
}
