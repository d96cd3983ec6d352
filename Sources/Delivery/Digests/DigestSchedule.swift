package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// Sends sellers their cards by mail when their time comes; the outbox does the rest.
///
/// What came due while the server was down comes at the first look, unless it is then a day or an hour at which its seller wants
/// none.
package struct DigestSchedule: Service {
    private let work: DueWork

    /// Puts it together; `writing` finds the words.
    package init(
        store: Store,
        clock: WallClock = .system,
        logger: Logger,
        writing: @escaping @Sendable (Digest) -> DigestLetter
    ) {
        work = DueWork(
            next: { () async throws(StoreError) in try await store.nextDigest() },
            // Each in a transaction of its own: nobody's waits for many cards of others.
            take: { _ async throws(StoreError) in try await store.sendDigests(limit: 1, writing: writing) },
            words: ("A digest came due", "Digests could not be sent; they are tried again"),
            clock: clock,
            logger: logger
        )
    }

    /// Looks until the server stops.
    package func run() async throws { await work.run() }

    /// Sends everything that is due now; says how long it may rest afterwards.
    package func sendDue() async -> Duration { await work.takeDue() }
}
