internal import Engagement
internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

/// What makes a reminder needless, and what does not.
@Suite struct ReminderEvidenceTests {
    let house: House
    let email: Email

    init() async throws {
        house = try await House.open()
        email = try await house.sent(to: ["maria@buyer.test", "jonas@buyer.test"], files: [house.file("quote.pdf")])
    }

    private func remind(_ condition: ReminderCondition) async throws {
        let plan = ReminderPlan(condition: condition, at: house.clock.now + .seconds(3_600))
        try await house.store.setReminder(plan, of: email.id, by: house.ada.viewer)
    }

    private func reason() async throws -> ReminderEvidence.Kind? {
        guard case .metEarly(let evidence) = try await house.read(email.id).reminder?.state else { return nil }
        return evidence.kind
    }

    private func record(_ kind: HitKind, verdict: Verdict = .human, wasServed: Bool = true) async throws {
        let hit = try JudgedHit.make(
            kind,
            of: email.id,
            recipient: 1,
            at: house.clock.now,
            verdict: verdict,
            wasServed: wasServed
        )
        try await house.store.record([hit], upTo: .start.next, of: "a")
    }

    @Test(
        arguments: [
            (ReminderCondition.noReply, HitKind.beacon, nil), (.noReply, .link, nil),
            (.notOpened, .beacon, .opened), (.notOpened, .link, .clicked), (.notOpened, .file, .viewed),
            (.notOpened, .page, nil), (.notClicked, .beacon, nil), (.notClicked, .link, .clicked),
            (.notClicked, .file, nil), (.notViewed, .link, nil), (.notViewed, .file, .viewed), (.anyway, .link, nil),
        ] as [(ReminderCondition, HitKind, ReminderEvidence.Kind?)]
    )
    func whatAPersonDoesCounts(condition: ReminderCondition, kind: HitKind, expected: ReminderEvidence.Kind?)
        async throws
    {
        try await remind(condition)

        try await record(kind)

        #expect(try await reason() == expected)
        house.clock.advance(by: .seconds(3_600))
        #expect(try await house.store.fireReminders(limit: 9) == (expected == nil ? 1 : 0))
    }

    @Test(arguments: [Verdict.machine, .own, .unknown])
    func whatNoPersonDoesDoesNot(verdict: Verdict) async throws {
        try await remind(.notOpened)

        try await record(.beacon, verdict: verdict)

        #expect(try await house.read(email.id).reminder?.state == .set)
    }

    @Test func whatWasAskedForInVainDoesNot() async throws {
        try await remind(.notViewed)

        try await record(.file, wasServed: false)

        #expect(try await house.read(email.id).reminder?.state == .set)
    }

    @Test func anAnswerOfARecipientCounts() async throws {
        try await remind(.noReply)

        try await house.answer(from: "jonas@buyer.test")

        let state = try await house.read(email.id).reminder?.state
        #expect(state == .metEarly(ReminderEvidence(kind: .answered, recipient: 1, at: house.clock.now)))
        #expect(try await house.store.nextReminder() == nil)
    }

    @Test(arguments: [ReminderCondition.notOpened, .notClicked, .notViewed])
    func anAnswerIsEnoughWhateverItWaitsFor(condition: ReminderCondition) async throws {
        try await remind(condition)

        try await house.answer(from: "maria@buyer.test")

        #expect(try await reason() == .answered)
    }

    @Test func theAnswersOfStrangersAndMachinesDoNot() async throws {
        try await remind(.noReply)

        try await house.answer(from: "colleague@buyer.test")
        try await house.answer(from: "maria@buyer.test", id: "2@x.test", more: "Auto-Submitted: auto-replied")
        try await house.bounce(of: "maria@buyer.test")

        #expect(try await house.read(email.id).reminder?.state == .set)
    }

    @Test func whatHappenedBeforeItWasSetCountsAtOnce() async throws {
        try await record(.link)

        try await remind(.notOpened)

        #expect(try await reason() == .clicked)
        #expect(try await house.store.nextReminder() == nil)
    }

    @Test func itWaitsAgainWhereTheOpenTurnsOutAMachine() async throws {
        try await remind(.notOpened)
        try await record(.beacon)
        #expect(try await reason() == .opened)
        let copy = CopyReference(email: email.id, recipient: 1)
        let stored = try await house.store.storedHits(of: [copy])[copy] ?? []

        for (previous, verdict) in [(Verdict.human, Verdict.machine), (.machine, .human)] {
            let changes = stored.map {
                Rejudgement(
                    copy: copy,
                    hit: $0.id,
                    previous: previous,
                    judgement: Judgement(verdict: verdict, confidence: 0.9, reasons: ["A reason"])
                )
            }
            try await house.store.rejudge(changes)

            #expect(try await reason() == (verdict == .human ? .opened : nil))
            #expect(
                try await house.store.nextReminder() == (verdict == .human ? nil : house.clock.now + .seconds(3_600))
            )
        }
    }

    @Test(arguments: ["unfollowed", "silenced", "off"])
    func comesAnywayWhereNothingCanBeTold(why: String) async throws {
        let store = house.store
        var target = email
        if why == "unfollowed" {
            target = try await store.createDraft(house.draft(), by: house.ada.viewer)
            try await store.queue(target.id, by: house.ada.viewer)
            try await store.beginSending(target.id, prepared: house.prepared(state: .blocked))
        }
        let plan = ReminderPlan(condition: .notOpened, at: house.clock.now + .seconds(60), note: "Ring them")
        try await store.setReminder(plan, of: target.id, by: house.ada.viewer)
        if why == "silenced" { try await store.silence(target.id, by: house.ada.viewer) }
        if why == "off" { try await store.updateSettings(WorkspaceSettings(), by: nil) }
        #expect(try await house.read(target.id).reminder?.state == .invalid)

        house.clock.advance(by: .seconds(60))
        try await store.fireReminders(limit: 9)

        #expect(try await house.cards().map(\.reminder?.condition) == [.anyway])
    }

    @Test func somebodyWhoIsAwayIsSaidToBe() async throws {
        try await remind(.noReply)
        #expect(try await house.read(email.id).absence == nil)

        try await house.answer(
            from: "jonas@buyer.test",
            subject: "Out of office",
            more: "Auto-Submitted: auto-replied",
            text: "I am away and back on 12 November 2026."
        )

        let read = try await house.read(email.id)
        #expect(read.absence?.recipient == 1)
        #expect(read.absence?.day == "2026-11-12")
        #expect(read.reminder?.state == .set)

        house.clock.advance(by: .seconds(3_600))
        try await house.store.fireReminders(limit: 9)

        let card = try #require(try await house.cards().first { $0.card.kind == .reminder })
        #expect(card.absence == read.absence)
        #expect(card.absentee == "jonas@buyer.test")
    }

    @Test func comesAnywayOnceNobodyIsLeftOfWhomAnythingIsRecorded() async throws {
        let (store, ada) = (house.store, house.ada)
        try await remind(.notOpened)
        let maria = try #require(try await store.contact(address: "maria@buyer.test"))
        try await store.silence(maria.id, by: ada.id)
        #expect(try await house.read(email.id).reminder?.state == .set, "Jonas may still open it")

        try await store.stopFollowing(CopyReference(email: email.id, recipient: 1))
        #expect(try await house.read(email.id).reminder?.state == .invalid)
        try await store.unsilence(maria.id, by: ada.id)
        #expect(try await house.read(email.id).reminder?.state == .set)
        try await store.silence(maria.id, by: ada.id)

        house.clock.advance(by: .seconds(3_600))
        try await store.fireReminders(limit: 9)

        let cards = try await house.cards().filter { $0.card.kind == .reminder }
        #expect(cards.map(\.reminder?.condition) == [.anyway])
    }

    @Test func isNotSettledByWhatIsNotRecorded() async throws {
        try await house.store.stopFollowing(CopyReference(email: email.id, recipient: 0))
        try await house.store.stopFollowing(CopyReference(email: email.id, recipient: 1))
        try await remind(.notOpened)

        try await house.answer(from: "jonas@buyer.test")

        #expect(try await house.read(email.id).reminder?.state == .invalid)
    }

    @Test(arguments: [ReminderCondition.notClicked, .notViewed])
    func comesAnywayWhereNothingIsFollowedOfWhatItWaitsFor(condition: ReminderCondition) async throws {
        let draft = try await house.draft(with: house.file("quote.pdf", isFollowed: false))
        let plan = ReminderPlan(condition: condition, at: house.clock.now + .seconds(60))
        try await house.store.setReminder(plan, of: draft.id, by: house.ada.viewer)
        try await house.send(draft.id)
        #expect(try await house.read(draft.id).reminder?.state == .invalid)

        house.clock.advance(by: .seconds(60))
        try await house.store.fireReminders(limit: 9)

        let cards = try await house.cards().filter { $0.card.kind == .reminder }
        #expect(cards.map(\.reminder?.condition) == [.anyway])
    }
}
