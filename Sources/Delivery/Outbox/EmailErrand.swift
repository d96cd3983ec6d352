internal import Engagement
internal import Files
internal import Logging
internal import Mail
internal import SMTP
internal import ServiceLifecycle
internal import Storage
internal import Tracking

/// What sending one email needs.
struct EmailErrand: Sendable {
    let store: Store
    let objects: ObjectStore
    let keys: @Sendable () -> KeyRing
    let base: TrackingBase
    let signer: DKIMSigner
    let limits: FileLimits
    let courier: Courier?
    let replyDomain: ReplyDomain?
    let clock: WallClock
    let logger: Logger

    /// What became of an email.
    enum Progress {
        /// Every copy has its outcome.
        case finished
        /// It is taken up again at a time that storage knows.
        case later
        /// It can't be told; it must be left alone for a while.
        case stuck
    }

    /// Sends the copies that are due, through the relay or into the sandbox where there is none.
    func send(_ id: EmailID, through server: MailServer?) async throws -> Progress {
        guard let outgoing = try await takeUp(id) else { return .stuck }
        let now = clock.now
        let due = outgoing.copies.map(\.recipient).filter { $0.status.isDue(at: now) }
        let messageID = outgoing.email.messageID ?? newMessageID(for: outgoing)
        var passage: Passage?
        do {
            let writer = try await writer(for: outgoing, messageID: messageID)
            try await begin(id, with: writer)
            if let server, let courier {
                passage = try await handOver(due, of: outgoing, writer, through: server, courier)
            } else {
                for recipient in due { try await land(recipient, of: outgoing, writer) }
            }
        } catch CopyError.tooLarge(let limit) where !outgoing.isPartlyHandedOver {
            try await store.hold(id, reason: CopyError.tooLarge(limit: limit).reason)
            return .finished
        } catch let error as CopyError {
            for recipient in due {
                try await store.failCopy(CopyReference(email: id, recipient: recipient.ordinal), reason: error.reason)
            }
        }
        let status = try await store.finishSending(id, settling: passage?.last, notBefore: passage?.next)
        if let server, let passage, passage.next == nil { try await note(passage.away, of: server) }
        logger.info("Email was taken up", metadata: ["email": "\(id)", "status": "\(status.rawValue)"])
        guard status == .sending else { return .finished }
        return try await store.isPostponed(id) ? .later : .stuck
    }

    /// What is to be sent; what was under way when the server stopped is left in doubt before.
    private func takeUp(_ id: EmailID) async throws -> Outgoing? {
        let found = try await store.outgoing(id)
        guard found?.isInterrupted == true else { return found }
        try await store.doubtInterrupted(of: id)
        return try await store.outgoing(id)
    }

    private func land(_ recipient: Recipient, of outgoing: Outgoing, _ writer: CopyWriter) async throws {
        let copy = CopyReference(email: outgoing.email.id, recipient: recipient.ordinal)
        try await store.deliverToSandbox(
            copy,
            recipient: recipient.address.address,
            subject: outgoing.email.subject,
            bytes: try self.copy(for: recipient, of: outgoing, writer, ownAddress: try await ownAddress(of: copy))
        )
    }

    /// The address at the reply domain that is this copy's alone; `nil` where there is no such domain.
    private func ownAddress(of copy: CopyReference) async throws -> Address? {
        guard let replyDomain else { return nil }
        return try replyDomain.address(named: try await store.replyName(of: copy))
    }

    /// One recipient's copy, signed for the sender's domain where there is a key for it.
    private func copy(
        for recipient: Recipient,
        of outgoing: Outgoing,
        _ writer: CopyWriter,
        ownAddress: Address?
    ) throws -> [UInt8] {
        let own = replyDomain?.getsAnswers == true ? ownAddress : nil
        return try signer.signed(
            writer.copy(for: recipient.ordinal, answersTo: own),
            from: outgoing.email.from,
            at: clock.now
        )
    }

    /// How far the copies of an email got.
    private struct Passage {
        /// When the rest may leave, where the relay's limit is reached.
        var next: Instant?
        /// What became of the very last, not yet noted: the end of sending comes at once and takes it along, which saves a write.
        var last: SettledCopy?
        /// Why the relay can't be spoken to.
        var away: RelayFailure?
    }

    /// Hands the copies over one after the other.
    private func handOver(
        _ recipients: [Recipient],
        of outgoing: Outgoing,
        _ writer: CopyWriter,
        through server: MailServer,
        _ courier: Courier
    ) async throws -> Passage {
        var errand = courier.errand(to: server)
        defer { errand.end() }
        var passage = Passage()
        for recipient in recipients where !Task.isShuttingDownGracefully {
            let copy = CopyReference(email: outgoing.email.id, recipient: recipient.ordinal)
            var handover = Handover.notTried(passage.away ?? .lost)
            if passage.away == nil {
                if let turn = courier.takeTurn(server) { return Passage(next: turn) }
                let own = try await ownAddress(of: copy)
                let message = RelayMessage(
                    sender: own ?? outgoing.email.from,
                    recipient: recipient.address,
                    content: try self.copy(for: recipient, of: outgoing, writer, ownAddress: own)
                )
                handover = try await errand.deliver(message) { try await store.noteAttempt(copy) }
            }
            // Of a relay that can't be spoken to the other copies are not tried either.
            if case .notTried(let failure) = handover { passage.away = failure }
            let settled = SettledCopy(copy: copy, outcome: outcome(handover, of: recipient))
            if recipient.ordinal == recipients.last?.ordinal {
                passage.last = settled
            } else {
                try await store.settle(copy, as: settled.outcome)
            }
        }
        return passage
    }

    private func outcome(_ handover: Handover, of recipient: Recipient) -> CopyOutcome {
        switch handover {
        case .accepted(let reply): .handedOver(words: reply.words, relayMessageID: reply.amazonMessageID)
        case .temporary(let refusal): retry(recipient, words: "\(refusal)", isAway: false)
        case .permanent(let refusal): .failed(words: "\(refusal)")
        case .unknown(let failure): .unknown(words: "\(failure)")
        case .notTried(let failure): retry(recipient, words: "\(failure)", isAway: true)
        }
    }

    private func retry(_ recipient: Recipient, words: String, isAway: Bool) -> CopyOutcome {
        let now = clock.now
        var (attempts, first) = (0, now)
        if case .retrying(let retry) = recipient.status { (attempts, first) = (retry.attempts, retry.firstTriedAt) }
        guard let next = RetryPlan.next(after: attempts, since: first, isAway: isAway, now: now) else {
            return .failed(words: "It could not be handed over for three days. The last answer was: \(words)")
        }
        return .retry(words: words, at: next)
    }

    /// Says on the relay's page what is wrong with it, or that nothing is any more.
    private func note(_ failure: RelayFailure?, of server: MailServer) async throws {
        let problem = failure?.description
        guard problem != server.problem || server.checkedAt == nil else { return }
        try await store.noteProblem(problem, of: server.id)
        guard let problem else { return }
        logger.warning("A relay does not work", metadata: ["server": "\(server.id)", "problem": "\(problem)"])
    }

    private func newMessageID(for outgoing: Outgoing) -> String {
        var generator = SystemRandomNumberGenerator()
        let domain = outgoing.email.from.address.split(separator: "@").last ?? "localhost"
        return MessageID.new(domain: domain, using: &generator)
    }
}
