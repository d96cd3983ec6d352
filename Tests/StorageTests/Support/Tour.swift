internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// A walk through every verb of storage, so that every statement runs at least once.
struct Tour {
    let house: House

    func walk() async throws {
        try await visitAccounts()
        try await visitSenderAddresses()
        try await visitTeams()
        let contact = try await visitContacts()
        let email = try await visitEmails(contact: contact)
        try await visitTemplates()
        try await visitFiles()
        try await visitHits(of: email)
        try await visitReplies(to: email, contact: contact)
        try await visitReminders(of: email)
        try await visitCustomers(contact: contact)
        try await visitBlocks(of: email)
        try await visitCards()
        try await visitAssistant(of: email, contact: contact)
        try await visitSandbox(of: email)
        try await visitWorkspace()
        try await visitMailServers()
        try await visitHandovers()
        try await visitRecipientPage(of: email)
        try await visitInsights(contact: contact)
        try await visitDigests()
        try await house.store.fill(ScaleSize(factor: 0.0005), passwordHash: "-") { _ in }
    }

    private func visitAccounts() async throws {
        let (store, ada) = (house.store, house.ada)
        let now = house.clock.now
        _ = try await store.user(ada.id)
        _ = try await store.user(address: ada.address)
        _ = try await store.users()
        try await store.setPasswordHash("x", of: ada.id)
        try await store.strengthenPasswordHash("x", to: "y", of: ada.id)
        try await store.setWishesFollowing(true, of: ada.id)
        try await store.setWishesFollowing(nil, of: ada.id)
        try await store.setSignature("Ada", of: ada.id)
        _ = try await store.signature(of: ada.id)
        try await store.setActive(false, of: house.ben.id)
        try await store.setActive(true, of: house.ben.id)
        try await store.addSenderAddress("ada@other.test", to: ada.id, by: nil)
        _ = try await store.senderAddresses(of: ada.id)
        guard let address = NetworkAddress("192.0.2.1") else { return }
        let trace = SessionTrace(address: address, agentFamily: "Chrome")
        let session = Session(
            id: .new(at: now),
            user: ada.id,
            createdAt: now,
            lastSeenAt: now,
            expiresAt: now + .seconds(60),
            trace: trace
        )
        try await store.openSession(session, secretHash: [1])
        _ = try await store.session(secretHash: [1])
        _ = try await store.isValid(session.id)
        try await store.touchSession(session.id, trace: trace)
        try await store.noteTrace(trace, of: ada.id)
        try await store.closeSession(session.id)
        try await store.removeExpiredSessions()
        let token = APIToken(id: .new(at: now), user: ada.id, name: "t", createdAt: now)
        try await store.addAPIToken(token, secretHash: [2])
        _ = try await store.apiToken(secretHash: [2])
        _ = try await store.isValid(token.id)
        _ = try await store.apiTokens(of: ada.id)
        try await store.revokeAPIToken(token.id, of: ada.id)
        let program = ProgramPassword(id: .new(at: now), user: ada.id, name: "p", createdAt: now)
        try await store.addProgramPassword(program, mark: "abcd", passwordHash: "x")
        _ = try await store.programPassword(mark: "abcd", address: ada.address)
        _ = try await store.userOfProgram(program.id)
        _ = try await store.programPasswords(of: ada.id)
        try await store.revokeProgramPassword(program.id, of: ada.id)
    }

    private func visitContacts() async throws -> ContactID {
        let store = house.store
        let contact = try await store.addContact(name: "Maria Ochoa", address: "maria@buyer.test")
        _ = try await store.contact(contact.id)
        _ = try await store.contact(address: contact.address)
        _ = try await store.contacts(matching: "mar", after: nil, limit: 5)
        _ = try await store.suggestions("mar", for: house.ada.viewer, limit: 5)
        _ = try await store.activity(of: contact.address)
        _ = try await store.everybodysActivity()
        try await store.updateContact(contact.id, phone: "+49 30 1", by: house.ada.id)
        try await visitConsents(of: contact.id)
        return contact.id
    }

    private func visitEmails(contact: ContactID) async throws -> Email {
        let (store, ada) = (house.store, house.ada.viewer)
        let draft = try await store.createDraft(house.draft(), by: ada)
        try await store.updateDraft(draft.id, to: house.draft(), expecting: 1, by: ada)
        try await store.restoreDraft(store.deleteDraft(draft.id, by: ada), by: ada)
        try await store.purgeDeletedDrafts()
        try await store.queue(draft.id, at: house.clock.now + .seconds(1), by: ada)
        try await store.unschedule(draft.id, by: ada)
        _ = try await store.nextDue()
        try await store.queueDue(limit: 5)
        _ = try await store.following(house.draft())
        let email = try await house.sent(to: ["maria@buyer.test", "new@buyer.test"])
        let failing = try await store.submit(
            RawSubmission(bytes: [1], content: house.draft(), obstacle: nil),
            by: ada
        )
        _ = try await store.emailsToSend(limit: 5)
        _ = try await store.outgoing(failing.id)
        try await store.beginSending(
            failing.id,
            prepared: house.prepared(state: .blocked, blockedBy: ["x@y.test"], submittedFiles: [])
        )
        try await store.failCopy(CopyReference(email: failing.id, recipient: 0), reason: "No such mailbox")
        try await store.failCopy(CopyReference(email: failing.id, recipient: 0), reason: "Again")
        try await store.finishSending(failing.id)
        try await store.silence(failing.id, by: ada)
        try await store.unsilence(failing.id, by: ada)
        try await store.archiveEmail(failing.id, by: ada)
        for viewer in [ada, house.administrator.viewer] {
            _ = try await store.email(email.id, viewer: viewer)
            for order in EmailOrder.allCases {
                _ = try await store.emails(EmailQuery(scope: .all, order: order, text: "a"), viewer: viewer)
            }
            _ = try await store.emails(EmailQuery(scope: .all, isArchive: true), viewer: viewer)
            _ = try await store.emails(to: contact, viewer: viewer, limit: 5)
            _ = try await store.cleanCopy(email.id, viewer: viewer)
        }
        return email
    }

    private func visitFiles() async throws {
        let (store, ada) = (house.store, house.ada.viewer)
        let draft = try await store.createDraft(house.draft(), by: ada)
        try await store.checkTakesFiles(draft.id, by: ada)
        let file = try await store.addFile(house.file("a.pdf"), to: draft.id, by: ada)
        _ = try await store.file(file.id, of: draft.id, viewer: ada)
        let picture = try await store.addFile(house.file("b.png", kind: .image), to: draft.id, by: ada)
        try await store.updateFile(file.id, of: draft.id, FileChange(name: "c.pdf"), by: ada)
        try await store.replaceFile(file.id, of: draft.id, with: house.file("c.pdf", content: "2"), by: ada)
        try await store.checkReplaces(file.id, of: draft.id, by: ada)
        try await store.restoreFile(store.removeFile(picture.id, of: draft.id, by: ada), by: ada)
        try await store.queue(draft.id, by: ada)
        try await store.beginSending(draft.id, prepared: house.prepared())
        try await store.failCopy(CopyReference(email: draft.id, recipient: 0), reason: "No such mailbox")
        try await store.finishSending(draft.id)
        try await store.updateFile(file.id, of: draft.id, FileChange(isRevoked: true), by: ada)
        let third = house.file("c.pdf", content: "3")
        let replaced = try await store.replaceFile(file.id, of: draft.id, with: third, by: ada)
        if let at = replaced.replacedAt {
            try await store.restoreContent(ReplacedContent(email: draft.id, file: file.id, replacedAt: at), by: ada)
        }
        let held = try await store.createDraft(house.draft(), by: ada)
        // Nobody objects to this one.
        _ = try? await store.queue(held.id, withoutFiles: true, withoutObjectors: true, by: ada)
        try await store.queue(held.id, withoutFiles: true, by: ada)
        try await store.hold(held.id, reason: "Too large.")
        try await store.unschedule(held.id, by: ada)
        let unfollowed = try await store.createDraft(house.draft(), by: ada)
        try await store.addFile(house.file("a.pdf", isFollowed: false), to: unfollowed.id, by: ada)
        try await store.queue(unfollowed.id, by: ada)
        try await store.failCopy(CopyReference(email: unfollowed.id, recipient: 0), reason: "No such mailbox")
        try await store.finishSending(unfollowed.id)
        try await store.releaseOldFiles()
        for object in try await store.releasedObjects(limit: 9) {
            _ = try await store.isInUse(object)
            try await store.forgetReleased(object)
        }
        try await store.releaseUnused(file.object)
    }

    private func visitHits(of email: Email) async throws {
        let store = house.store
        let now = house.clock.now
        let copy = CopyReference(email: email.id, recipient: 0)
        let hits: [JudgedHit] = [
            try .make(of: email.id, at: now),
            try .make(of: email.id, at: now + .seconds(1)),
            try .make(.link, of: email.id, ordinal: 1, at: now),
            try .make(of: .new(at: now), at: now),
        ]
        try await store.record(hits, upTo: .start.next, of: "a")
        let later = try JudgedHit.make(of: email.id, at: now + .seconds(2))
        let surplus = HitSurplus(HitRun(later.hit))
        try await store.rehearse([later], rejudged: [], surplus: [surplus])
        try await store.record([later], surplus: [surplus], upTo: .start.next.next, of: "a")
        _ = try await store.keptHits(of: [copy], onDaysFrom: now)
        _ = try await store.journalPosition(of: "a")
        _ = try await store.skippedHits(of: "a")
        _ = try await store.facts(for: [copy])
        let stored = try await store.storedHits(of: [copy])
        _ = try await store.copiesWithHits(since: now)
        _ = try await store.copiesWithEarlyHits(within: .seconds(1))
        _ = try await store.facts(for: [try await waitingCopy()])
        for (previous, verdict) in [(Verdict.human, Verdict.machine), (.machine, .human)] {
            let changes = (stored[copy] ?? []).map { hit in
                let judgement = Judgement(verdict: verdict, confidence: 1, reasons: ["A reason"])
                return Rejudgement(copy: copy, hit: hit.id, previous: previous, judgement: judgement)
            }
            try await store.rejudge(changes)
        }
        _ = try await store.edgeState()
        _ = try await house.activity(of: email.id, for: house.ada, includingMachines: false)
        _ = try await store.fileViews(of: email.id, viewer: house.ada.viewer)
    }

    /// A copy that was not handed over yet.
    private func waitingCopy() async throws -> CopyReference {
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        try await house.store.queue(email.id, by: house.ada.viewer)
        return CopyReference(email: email.id, recipient: 0)
    }

    private func visitBlocks(of email: Email) async throws {
        let (store, viewer) = (house.store, house.administrator.viewer)
        let keys = [KeyID(rawValue: 1): KeyState.retired, KeyID(rawValue: 2): .active]
        let rules = BlockRules(trackingHost: "t.test", keys: keys)
        let all: [Blockable] = [
            try Blockable(.host, typed: "a.test"), .email(email.id), .key(KeyID(rawValue: 1)),
        ]
        for what in all { try await store.block(what, reason: "Misused", rules: rules, by: viewer) }
        _ = try await store.block(of: email.id)
        _ = try await store.blockedHosts()
        _ = try await store.edgeState()
        for block in try await store.blocks(viewer: viewer, limit: 9) {
            _ = try await store.block(block.id, viewer: viewer)
            try await store.liftBlock(block.id, by: viewer)
        }
        _ = try await store.liftedBlocks(viewer: viewer, limit: 9)
    }

    private func visitCards() async throws {
        let (store, ada) = (house.store, house.ada.viewer)
        guard let card = try await store.cards(of: ada, includingHandled: true, limit: 9).first else { return }
        _ = try await store.card(card.card.id, of: ada)
        _ = try await store.openCardCount(of: ada.user)
        try await store.snoozeCard(card.card.id, until: house.clock.now + .seconds(60), by: ada)
        _ = try await store.nextSnoozeEnd()
        house.clock.advance(by: .seconds(60))
        try await store.wakeCards(limit: 9)
        try await store.dismissCard(card.card.id, by: ada)
        try await store.reopenCard(card.card.id, by: ada)
    }

    private func visitSandbox(of email: Email) async throws {
        let store = house.store
        for viewer in [house.ada.viewer, house.administrator.viewer] {
            _ = try await store.sandboxRecipients(viewer: viewer)
            _ = try await store.sandboxMessages(email: email.id, viewer: viewer, limit: 9)
            _ = try await store.sandboxMessages(recipient: "maria@buyer.test", viewer: viewer, limit: 9)
            let all = try await store.sandboxMessages(viewer: viewer, limit: 9)
            guard let message = all.first else { continue }
            _ = try await store.sandboxMessage(message.id, viewer: viewer)
        }
        try await store.countAsHandedToRelay(email.id)
    }

    private func visitWorkspace() async throws {
        var rules = try await house.store.settings()
        rules.undoSeconds = 10
        rules.objectorMode = .perCopy
        rules.offersPage = true
        try await house.store.updateSettings(rules, by: nil)
        let (store, user) = (house.store, house.ada.id)
        let settings = WorkspaceSettings(
            neverRewriteDomains: ["a.test"],
            leavesShownAddresses: true,
            fileDays: 30,
            undoSeconds: 0
        )
        try await store.updateSettings(settings, by: user)
        _ = try await store.settings()
        try await store.audit(.settingsChanged, subject: "", by: user)
        let entry = try await store.auditEntries(before: nil, limit: 1).first
        _ = try await store.auditEntries(before: entry?.id, limit: 1)
        try await store.rememberAnswer(user: user, key: "k", request: [1], answer: StoredAnswer(status: 200, body: []))
        _ = try await store.rememberedAnswer(user: user, key: "k", request: [1])
        try await store.removeExpiredAnswers()
    }
}
