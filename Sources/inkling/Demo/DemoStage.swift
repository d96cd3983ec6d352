internal import Delivery
internal import Edge
internal import Engagement
internal import Files
internal import Intake
internal import Logging
internal import Mail
internal import SQLite
internal import Storage
internal import Synchronization
internal import Tracking

/// Plays the demo's past through the real parts — outbox, journal, intake, reader — at the times of the script.
struct DemoStage {
    /// The time on the stage.
    final class Time: Sendable {
        private let instant: Mutex<Instant>

        init(_ start: Instant) {
            instant = Mutex(start)
        }

        var now: Instant { instant.withLock { $0 } }

        /// Goes on to a later moment; never back.
        func advance(to later: Instant) {
            instant.withLock { $0 = max($0, later) }
        }
    }

    private let store: Store
    private let time: Time
    private let outbox: Outbox
    private let journal: Journal
    private let intake: Intake
    private let sellers: [User]
    private let desk: DemoDesk
    /// When the past is over.
    private let end: Instant

    init(
        folder: DataFolder,
        start: Instant,
        end: Instant,
        sellers: [User],
        keys: KeyRing,
        base: TrackingBase,
        agents: AgentCatalogue,
        networks: NetworkKnowledge,
        logger: Logger
    ) async throws {
        let time = Time(start)
        let clock = WallClock { time.now }
        self.time = time
        self.sellers = sellers
        self.end = end
        store = Store(database: try SQLiteDatabase(path: folder.database), clock: clock)
        guard let owner = sellers.first else { throw StoreError.notFound }
        desk = try await DemoDesk(store: store, owner: owner, now: end)
        journal = try Journal(folder: folder.journal)
        outbox = Outbox(
            store: store,
            objects: try await folder.objectStore(),
            keys: { keys },
            base: base,
            limits: FileLimits(),
            clock: clock,
            logger: logger
        )
        intake = Intake(journal: journal, store: store, agents: { agents }, networks: networks, logger: logger)
    }

    /// Plays the mails and what came of them, in the order of time.
    func play(_ mails: [DemoMail]) async throws {
        defer { journal.close() }
        var acts = mails.enumerated().flatMap { index, mail in
            [Act(at: mail.at, mail: index, deed: nil)]
                + mail.deeds.map { Act(at: $0.at, mail: index, deed: $0) }
        }
        acts.sort { $0.at < $1.at }
        var sent: [Int: Email] = [:]
        var hits: [Hit] = []
        for act in acts {
            let mail = mails[act.mail]
            guard let deed = act.deed else {
                try await take(&hits)
                try await goOn(to: act.at)
                sent[act.mail] = try await send(mail)
                continue
            }
            guard let email = sent[act.mail] else { continue }
            if let hit = DemoRequest(deed, by: mail.people[deed.recipient]).hit(on: email.id) {
                hits.append(hit)
            } else {
                try await take(&hits)
                try await goOn(to: act.at)
                try await answer(email, deed, mail)
            }
        }
        try await take(&hits)
        try await goOn(to: end)
    }

    /// Lets the reminders come that are due on the way, each at its time.
    private func goOn(to moment: Instant) async throws {
        while let due = try await store.nextReminder(), due <= moment {
            time.advance(to: due)
            try await store.fireReminders(limit: 100)
        }
        time.advance(to: moment)
    }

    private struct Act {
        let at: Instant
        let mail: Int
        let deed: DemoDeed?
    }

    private func take(_ hits: inout [Hit]) async throws {
        guard let last = hits.last else { return }
        time.advance(to: last.at)
        _ = try journal.append(hits)
        try await intake.takeIn()
        hits = []
    }

    private func send(_ mail: DemoMail) async throws -> Email? {
        guard let first = mail.people.first else { return nil }
        let seller = sellers[mail.seller % sellers.count]
        var draft = Draft(
            from: try Address(name: seller.name, address: seller.address),
            to: try mail.people.prefix(1).map { try Address(name: $0.name, address: $0.address) },
            cc: try mail.people.dropFirst().map { try Address(name: $0.name, address: $0.address) },
            subject: mail.letter.subject,
            html: mail.letter.html(for: first, from: seller.name)
        )
        desk.complete(&draft, mail)
        return try await send(try await store.createDraft(draft, by: seller.viewer), by: seller)
    }

    private func send(_ email: Email, by seller: User) async throws -> Email? {
        // At a moment, for time stands still on the stage while sending could be undone.
        _ = try await store.queue(email.id, at: time.now, by: seller.viewer)
        await outbox.sendWaiting()
        // What is done in the sandbox is always the recipient's doing, but the past is to show machines as well.
        try await store.countAsHandedToRelay(email.id)
        return try await store.email(email.id, viewer: seller.viewer)
    }

    private func answer(_ email: Email, _ deed: DemoDeed, _ mail: DemoMail) async throws {
        let seller = sellers[mail.seller % sellers.count]
        let answer = DemoAnswer(
            person: mail.people[deed.recipient],
            seller: seller.address,
            subject: mail.letter.subject,
            messageID: email.messageID ?? "",
            at: deed.at
        )
        switch deed.kind {
        case .answer(let text): _ = try await store.takeIn(answer.reply(text))
        case .away(let day): _ = try await store.takeIn(answer.away(until: day))
        case .bounce: _ = try await store.takeIn(answer.bounce())
        case .sellerAnswers: try await answerBack(email, by: seller)
        case .open, .click, .fetchAhead, .sweep: break
        }
    }

    /// The seller answers the newest reply in its thread.
    private func answerBack(_ email: Email, by seller: User) async throws {
        let replies = try await store.replies(of: email.id, viewer: seller.viewer, limit: 1)
        guard let reply = replies.first else { return }
        let draft = try await store.createAnswer(to: reply.id, of: email.id, toAll: false, by: seller.viewer)
        var content = Draft(of: draft)
        content.html = "<p>Thank you, that works for us. I will send the details.</p>" + (content.html ?? "")
        _ = try await store.updateDraft(draft.id, to: content, expecting: nil, by: seller.viewer)
        _ = try await send(draft, by: seller)
    }
}
