package import Edge
package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// Makes interactions of what the journal holds: reads hits, judges them, and stores what follows from them.
///
/// The reader's position is stored in the same transaction as what was read, so each hit counts exactly once, whatever
/// happens in between (design §3.5). While storage is away the journal keeps the hits, and intake tries again.
///
/// The journal holds full network addresses only until intake (product §4.3). So once a minute, and when the server stops,
/// the journal goes on in a new segment if the one in use holds hits that were taken in, and the old one is deleted: an
/// address stays at most about a minute after it was taken in; after a crash, until the next start.
package struct Intake: Service {
    /// How it goes, for whoever wants to know.
    package let progress = IntakeProgress()
    private let journal: Journal
    private let store: Store
    private let agents: @Sendable () async throws -> AgentCatalogue
    private let networks: NetworkKnowledge
    private let clock: any Clock<Duration>
    private let logger: Logger

    /// The name under which the position in this machine's journal is kept.
    package static let journalName = "local"

    /// So long an address may stay in the journal after it was taken in; each time costs a new segment.
    private static let stay = Duration.seconds(60)

    private static let earlyComplaint: Logger.Message = "Hits before a hand-over can’t be judged again"

    private static let answerComplaint: Logger.Message = "Hits before an answer can’t be judged again"

    /// So long it waits before it tries storage again.
    private static let patience = Duration.milliseconds(250)

    /// Puts it together; `agents` gives what tells devices by their agent, `networks` what tells owners and places by address.
    ///
    /// The former is asked when intake starts, not before, for the definitions take a moment to compile. `clock` tells when the
    /// journal is rid of what was taken in.
    package init(
        journal: Journal,
        store: Store,
        agents: @escaping @Sendable () async throws -> AgentCatalogue,
        networks: NetworkKnowledge,
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger
    ) {
        self.journal = journal
        self.store = store
        self.agents = agents
        self.networks = networks
        self.clock = clock
        self.logger = logger
    }

    /// Takes hits in until the server stops, and then what the listener wrote last.
    package func run() async throws {
        let judge = CopyJudge(catalogue: try await agents(), networks: networks)
        guard let start = await position() else { return }
        progress.reach(start)
        let reception = reception(judge)
        await withDiscardingTaskGroup { group in
            group.addTask {
                while (try? await clock.sleep(for: Self.stay)) != nil { await forget() }
            }
            group.addTask { await judgeAgain(reception.early) }
            var reader = JournalReader(journal, from: start)
            for await _ in journal.syncedPositions().cancelOnGracefulShutdown() {
                await drain(&reader, reception)
            }
            group.cancelAll()
            await drain(&reader, reception)
            await forget()
            await drain(&reader, reception)
        }
    }

    /// Judges hits that came before their copy's hand-over was known again when its email's state changes, and what is left of
    /// those before a stop at once.
    private func judgeAgain(_ early: EarlyCopies) async {
        let events = store.live.events()
        await persistently(Self.earlyComplaint) {
            early.wait(for: try await store.copiesWithEarlyHits(within: EarlyCopies.memory))
            try await early.review()
        }
        await reviewAnswers(early)
        for await event in events.cancelOnGracefulShutdown() {
            switch event {
            case .email(let id, _, _): await persistently(Self.earlyComplaint) { try await early.review(id) }
            case .missed:
                await persistently(Self.earlyComplaint) { try await early.review() }
                await reviewAnswers(early)
            case .reply(_, let email, let recipient?, _):
                let copy = CopyReference(email: email, recipient: recipient)
                await persistently(Self.answerComplaint) { try await early.judgeAgain([copy]) }
            case .interaction, .card, .reply, .followingStopped, .edgeStateChanged, .mailServersChanged: continue
            }
        }
    }

    /// Judges the copies again that were answered lately: who answered had read (product §4.5).
    private func reviewAnswers(_ early: EarlyCopies) async {
        await persistently(Self.answerComplaint) {
            try await early.judgeAgain(try await store.copiesAnswered(within: EarlyCopies.memory))
        }
    }

    /// Takes in everything that is synced now; for tests and tools.
    package func takeIn() async throws {
        guard let start = await position() else { return }
        var reader = JournalReader(journal, from: start)
        await drain(&reader, reception(CopyJudge(catalogue: try await agents(), networks: networks)))
    }

    private func position() async -> JournalPosition? {
        await persistently("Storage does not tell how far the journal was taken in") {
            try await store.journalPosition(of: Self.journalName) ?? .start
        }
    }

    private func reception(_ judge: CopyJudge) -> Reception {
        Reception(
            journal: journal,
            store: store,
            judge: judge,
            early: EarlyCopies(store: store, judge: judge),
            logger: logger
        )
    }

    /// Takes in what is synced, harvest by harvest; while one is stored, the next is read and judged.
    private func drain(_ reader: inout JournalReader, _ reception: Reception) async {
        var prepared: PreparedHarvest?
        while true {
            // The reader goes on only behind what is stored: whatever breaks off here is read again.
            let start = reader
            if prepared == nil {
                prepared = await persistently("The journal can’t be read; its hits stay there") {
                    try PreparedHarvest(from: start)
                }
            }
            guard let current = prepared else { return }
            let harvest = current.harvest
            guard !harvest.isEmpty else {
                progress.reach(harvest.end)
                reader.goOn(from: current.reader)
                return remove(upTo: harvest.end, &reader)
            }
            async let following = reception.prepare(from: current.reader, besides: harvest)
            let isStored: Void? = await persistently("Storage did not take the hits; they stay in the journal") {
                try await reception.take(current)
            }
            prepared = await following
            guard isStored != nil else { return }
            reader.goOn(from: current.reader)
            // The hand-over may have been noted while they were judged.
            let emails = Set(harvest.copies.map(\.email))
            await persistently(Self.earlyComplaint) { try await reception.early.review { emails.contains($0.email) } }
            progress.reach(harvest.end)
            remove(upTo: harvest.end, &reader)
        }
    }

    private func remove(upTo end: JournalPosition, _ reader: inout JournalReader) {
        do {
            try reader.remove(upTo: end)
        } catch {
            logger.warning("An old journal segment can’t be removed", metadata: ["error": "\(error)"])
        }
    }

    /// Lets the journal go on in a new segment if the one in use holds hits that were taken in.
    private func forget() async {
        do {
            guard let end = try await store.journalPosition(of: Self.journalName) else { return }
            try journal.roll(behind: end)
        } catch {
            logger.warning("The journal can’t be rid of what was taken in", metadata: ["error": "\(error)"])
        }
    }

    /// Tries until it works or the server stops, `nil` then; logs failures with a message that is always the same, of many in a
    /// row the first, second, fourth and so on.
    @discardableResult
    private func persistently<Result: Sendable>(
        _ complaint: Logger.Message,
        _ body: () async throws -> Result
    ) async -> Result? {
        var failures = 0
        while true {
            do {
                let result = try await body()
                if failures > 0 {
                    progress.recover()
                    logger.notice("Intake goes on", metadata: ["tries in vain": "\(failures)"])
                }
                return result
            } catch {
                if Task.isCancelled { return nil }
                failures += 1
                progress.fail(error)
                if failures & (failures - 1) == 0 {
                    logger.error(complaint, metadata: ["error": "\(error)", "tries": "\(failures)"])
                }
            }
            if Task.isShuttingDownGracefully { return nil }
            try? await Task.sleep(for: Self.patience)
        }
    }
}
