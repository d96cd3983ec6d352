package import IMAP
package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// Files every sent email in its seller's mailbox, and looks once more for followed copies that a relay files late.
///
/// Storage says what is to be done, so a stop or a crash loses nothing; what was done twice is the same.
package struct SentFiling: Service {
    private let store: Store
    private let file: @Sendable (DueFiling, MailServer) async throws -> FilingOutcome
    private let clock: WallClock
    private let logger: Logger

    /// Storage is looked through this often even if nobody says that something was sent.
    private static let pause = Duration.seconds(30)
    /// So much later it is looked once more for what a relay filed.
    static let secondLook = Duration.seconds(120)
    /// After so long it is given up; the mailbox says what is wrong meanwhile.
    static let patience = Duration.seconds(3 * 86_400)
    /// No pause between two tries is longer.
    static let longestPause = Duration.seconds(6 * 3_600)
    private static let batch = 8

    /// Puts it together; `file` files one, as ``SentFiler/file(_:in:)`` does.
    package init(
        store: Store,
        clock: WallClock = .system,
        logger: Logger,
        file: @escaping @Sendable (DueFiling, MailServer) async throws -> FilingOutcome
    ) {
        self.store = store
        self.clock = clock
        self.logger = logger
        self.file = file
    }

    /// Files until the server stops.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            wake.yield()
            await withDiscardingTaskGroup { group in
                group.addTask { await wakeOnSentEmail(wake) }
                group.addTask {
                    while (try? await Task.sleep(for: Self.pause)) != nil { wake.yield() }
                }
                for await _ in wakes { await fileDue() }
                group.cancelAll()
            }
        }
    }

    /// Files everything that is due now.
    package func fileDue() async {
        do {
            var due = try await store.dueFilings(limit: Self.batch)
            while !due.isEmpty, !Task.isCancelled {
                for filing in due { try await settle(filing) }
                due = try await store.dueFilings(limit: Self.batch)
            }
        } catch {
            if Task.isCancelled { return }
            logger.error("Sent mail can't be filed, storage does not answer", metadata: ["error": "\(error)"])
        }
    }

    private func wakeOnSentEmail(_ wake: AsyncStream<Void>.Continuation) async {
        for await event in store.live.events() {
            switch event {
            case .email(_, .sent, _), .email(_, .partlyFailed, _), .mailServersChanged, .missed: wake.yield()
            default: break
            }
        }
    }

    /// Files one, and says in storage what is to be done next.
    private func settle(_ filing: DueFiling) async throws(StoreError) {
        guard let mailbox = filing.mailbox, clock.now - filing.queuedAt < Self.patience else {
            return try await store.endFiling(of: filing.email)
        }
        do {
            let outcome = try await file(filing, mailbox)
            let warning = outcome.left > 0 ? Self.warning : nil
            if warning != nil || filing.tries > 0 { try await store.noteProblem(warning, of: mailbox.id) }
        } catch {
            if Task.isCancelled { return }
            let problem = error as? MailboxProblem ?? .unusable("\(error)")
            try await store.noteProblem("Sent mail is not filed: \(problem)", of: mailbox.id)
            return try await store.postponeFiling(
                of: filing.email,
                by: Self.pause(after: filing.tries),
                wasFiled: false
            )
        }
        if filing.wasFiled {
            try await store.endFiling(of: filing.email)
        } else {
            try await store.postponeFiling(of: filing.email, by: Self.secondLook, wasFiled: true)
        }
    }

    private static func pause(after tries: Int) -> Duration {
        min(.seconds(60 << min(tries, 10)), longestPause)
    }

    private static let warning =
        "Your relay files what it sends, and the mailbox lets no single message be taken out (UIDPLUS): followed copies stay "
        + "in your folder for sent mail, and to open one there may look like the recipient's doing."
}
