internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

@Suite struct RecipientPageTests {
    private let house: House
    private let email: Email
    private var copy: CopyReference { CopyReference(email: email.id, recipient: 0) }

    init() async throws {
        house = try await House.open()
        email = try await house.sent(to: ["Maria@buyer.test", "tom@buyer.test"])
    }

    private func maria() async throws -> Contact {
        try #require(try await house.store.contact(address: "maria@buyer.test"))
    }

    @Test func showsCountsOfThatCopyAlone() async throws {
        let hits: [JudgedHit] = [
            try .make(of: email.id, at: house.clock.now),
            try .make(of: email.id, at: house.clock.now + .seconds(90), verdict: .machine, agent: "A scanner"),
            try .make(of: email.id, recipient: 1, at: house.clock.now),
        ]
        try await house.store.record(hits, upTo: .start.next, of: TestJournal.name)

        let recordings = try #require(try await house.store.recordings(of: copy))

        #expect(recordings.count(.opened, [.human]) == 1)
        #expect(recordings.count(.opened, [.machine]) == 1)
        #expect(recordings.count(.clicked, [.human]) == 0)
        #expect(recordings.isRecording)
        #expect(recordings.stoppedAt == nil)
        #expect(try await house.store.recordedInteractions(of: copy, limit: 9).count == 2)
    }

    @Test func knowsNoCopyThatNeverWas() async throws {
        let other = CopyReference(email: email.id, recipient: 9)
        let draft = try await house.store.createDraft(house.draft(), by: house.ada.viewer)

        #expect(try await house.store.recordings(of: other) == nil)
        #expect(try await house.store.recordings(of: CopyReference(email: draft.id, recipient: 0)) == nil)
        await #expect(throws: StoreError.notFound) { try await house.store.stopFollowing(other) }
        await #expect(throws: StoreError.notFound) {
            try await house.store.mailDetails("x", subject: "y", of: other)
        }
    }

    @Test func stoppingHoldsForAllMailToThatAddressAtOnce() async throws {
        let earlier = try await house.sent(to: ["maria@buyer.test"])
        let maria = try await maria()
        let consent = try await house.store.recordConsent(
            of: maria.id,
            givenAt: house.clock.now,
            manner: "a form",
            words: "yes",
            by: house.ada.id
        )

        try await house.store.stopFollowing(copy)

        let silenced = try await house.store.edgeState().silencedCopies
        #expect(silenced == [copy, CopyReference(email: earlier.id, recipient: 0)])
        #expect(try await house.store.recordings(of: copy)?.isRecording == false)
        #expect(try await house.store.recordings(of: copy)?.stoppedAt == house.clock.now)
        let stopped = try await self.maria()
        #expect(stopped.preference == .disallow)
        #expect(stopped.stoppedAt == house.clock.now)
        let withdrawn = try await house.store.consents(of: maria.id).first
        #expect(withdrawn?.withdrawal == Consent.Withdrawal(at: house.clock.now, by: nil))
        await #expect(throws: StoreError.self) {
            try await house.store.reinstateConsent(consent.id, of: maria.id, by: house.ada.id)
        }
        #expect(try await house.store.following(house.draft()).state == .blocked)
    }

    @Test func stoppingRaisesACardOnceAndIsAudited() async throws {
        try await house.store.stopFollowing(copy)
        try await house.store.stopFollowing(copy)

        let cards = try await house.store.cards(of: house.ada.viewer, includingHandled: true, limit: 9)
        #expect(cards.map(\.card.kind) == [.stoppedFollowing])
        #expect(cards.first?.card.copy == copy)
        let stops = try await house.store.stops(of: email.id, viewer: house.ada.viewer)
        #expect(stops == [FollowingStop(recipient: 0, at: house.clock.now)])
        #expect(try await house.store.stops(of: email.id, viewer: house.ben.viewer).isEmpty)
        let all = try await house.store.auditEntries(before: nil, limit: 99)
        let entries = all.filter { $0.action == .followingStopped }
        #expect(entries.count == 1)
        #expect(entries.first?.user == nil)
    }

    @Test func whoIsRecordedAgainMayStopAnew() async throws {
        let (store, ada) = (house.store, house.ada)
        try await store.stopFollowing(copy)
        let maria = try await maria()
        await #expect(throws: StoreError.self) { try await store.unsilence(maria.id, by: ada.id) }
        #expect(try await store.recordings(of: copy)?.isRecording == false)

        house.clock.advance(by: .seconds(60))
        try await store.updateContact(maria.id, preference: .allow, by: ada.id)
        #expect(try await store.recordings(of: copy)?.isRecording == false)
        try await store.unsilence(maria.id, by: ada.id)
        let lifted = try #require(try await store.recordings(of: copy))
        #expect(lifted.isRecording)
        #expect(lifted.stoppedAt == nil)

        house.clock.advance(by: .seconds(60))
        try await store.stopFollowing(copy)

        #expect(try await store.edgeState().silencedCopies == [copy])
        #expect(try await store.recordings(of: copy)?.stoppedAt == house.clock.now)
        let stopped = try await self.maria()
        #expect(stopped.preference == .disallow)
        #expect(stopped.stoppedAt == house.clock.now)
        let stops = try await store.stops(of: email.id, viewer: ada.viewer)
        #expect(stops == [FollowingStop(recipient: 0, at: house.clock.now)])
        let cards = try await store.cards(of: ada.viewer, includingHandled: true, limit: 9)
        #expect(cards.map(\.card.kind) == [.stoppedFollowing])
        #expect(cards.first?.card.at == house.clock.now)
        let all = try await store.auditEntries(before: nil, limit: 99)
        #expect(all.filter { $0.action == .followingStopped }.count == 2)
    }

    @Test func theDetailsLeaveAsAnUnfollowedEmailOfTheSellersOnceADay() async throws {
        #expect(try await house.store.mailDetails("All of it.", subject: "What is recorded", of: copy))
        #expect(try await house.store.mailDetails("All of it.", subject: "What is recorded", of: copy) == false)

        let waiting = try await house.store.emailsToSend(limit: 9)
        let mail = try await house.read(try #require(waiting.first).id)
        #expect(waiting.count == 1)
        #expect(mail.recipients.map(\.address.address) == ["Maria@buyer.test"])
        #expect(mail.from.address == "ada@seller.test")
        #expect(mail.following.state == .off)
        #expect(mail.text == "All of it.")
        #expect(try await house.store.recordings(of: copy)?.detailsMailedAt == house.clock.now)

        house.clock.advance(by: Store.detailsInterval)
        #expect(try await house.store.mailDetails("Again.", subject: "What is recorded", of: copy))
    }

    @Test func copiesThatWereLeftPlainRecordNothing() async throws {
        var settings = try await house.store.settings()
        settings.objectorMode = .perCopy
        try await house.store.updateSettings(settings, by: nil)
        let draft = try await house.store.createDraft(
            house.draft(to: ["a@x.test", "b@x.test"]),
            by: house.ada.viewer
        )
        try await house.store.queue(draft.id, by: house.ada.viewer)
        try await house.store.beginSending(draft.id, prepared: house.prepared(exceptFor: ["B@x.test"]))

        let email = try await house.read(draft.id)
        #expect(email.following.state == .on)
        #expect(email.following.exceptFor == ["b@x.test"])
        let plain = CopyReference(email: draft.id, recipient: 1)
        #expect(try await house.store.recordings(of: plain)?.isRecording == false)
    }
}
