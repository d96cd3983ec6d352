package import Tracking

/// What must be remembered, as verbs: the only way to the data (design §3.2).
///
/// Storage knows no engine. It speaks one portable SQL to a ``Database``, each write is one transaction that keeps the
/// invariants, and what was written is told on ``live`` after the commit. The verbs stand in one file per role,
/// `Store+Emails.swift` and so on; questions about a seller's own things need a `Viewer`.
package struct Store: Sendable {
    /// Where everything that was just stored is told.
    package let live: LiveStream
    let database: any Database
    let clock: WallClock
    /// Whether a reply that names no message is put to an email by its subject and people (product §4.8).
    let matchesBySubject: Bool
    /// Of everybody's emails at most so many are looked at for a page: the next one goes on behind them.
    ///
    /// What is rarely found would have an administrator wait while a million emails are read.
    package let listReach: Int

    /// Opens the verbs over a database; ``migrate()`` must have run before any other is used.
    package init(
        database: any Database,
        live: LiveStream = LiveStream(),
        clock: WallClock = .system,
        matchesBySubject: Bool = false,
        listReach: Int = 30_000
    ) {
        self.database = database
        self.live = live
        self.clock = clock
        self.matchesBySubject = matchesBySubject
        self.listReach = listReach
    }
}

extension Store {
    /// Runs `body` in a transaction that only reads, with the time that it is now.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection, Instant) throws -> Result
    ) async throws(StoreError) -> Result {
        let now = clock.now
        do {
            return try await database.read { sql in try body(sql, now) }
        } catch {
            throw StoreError(error)
        }
    }

    /// Runs `body` in a transaction that writes, and tells its events once they are kept.
    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (inout Change) throws -> Result
    ) async throws(StoreError) -> Result {
        let now = clock.now
        do {
            let (result, events) = try await database.write { sql in
                var change = Change(sql: sql, now: now)
                let result = try body(&change)
                return (result, change.events)
            }
            live.publish(events)
            return result
        } catch {
            throw StoreError(error)
        }
    }
}
