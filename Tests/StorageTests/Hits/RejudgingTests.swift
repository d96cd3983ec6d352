internal import Engagement
internal import Synchronization
internal import Testing
internal import Tracking

@testable internal import Storage

/// Later evidence changes what is believed of stored hits (product §4.5): interactions, totals and cards follow.
@Suite struct RejudgingTests {
    private let house: House
    private let email: Email
    private let copy: CopyReference

    init() async throws {
        house = try await House.open()
        email = try await house.sent(to: ["a@x.test", "b@x.test"])
        copy = CopyReference(email: email.id, recipient: 0)
    }

    private func rejudge(_ hits: [StoredHit], as verdict: Verdict) async throws {
        let changes = hits.map { hit in
            Rejudgement(
                copy: hit.hit.copy,
                hit: hit.id,
                previous: hit.verdict,
                judgement: Judgement(verdict: verdict, confidence: 0.9, reasons: ["Later evidence"])
            )
        }
        try await house.store.rejudge(changes)
    }

    private func stored() async throws -> [StoredHit] {
        try await house.store.storedHits(of: [copy])[copy] ?? []
    }

    @Test func anUnknownOpenThatBecomesHumanRaisesTheAlert() async throws {
        let hit = try JudgedHit.make(of: email.id, at: house.clock.now, verdict: .unknown)
        try await house.store.record([hit], upTo: .start.next, of: "a")
        #expect(try await house.cards().isEmpty)

        try await rejudge(try await stored(), as: .human)

        let interaction = try #require(try await house.activity(of: email.id, for: house.ada).first)
        #expect(interaction.judgement.verdict == .human)
        #expect(interaction.judgement.reasons == ["Later evidence"])
        let totals = try await house.read(email.id).totals
        #expect(totals.opens == 1 && totals.openedBy == 1 && totals.perhapsOpens == 0 && totals.perhapsOpenedBy == 0)
        #expect(totals.lastOpened == hit.hit.at && totals.lastOpenedBy == 0)
        #expect(try await house.cards().map(\.card.interaction) == [interaction.id])
    }

    @Test func aCardWhoseHitTurnsOutAMachineIsMarked() async throws {
        let now = house.clock.now
        try await house.store.record([.make(of: email.id, at: now)], upTo: .start.next, of: "a")
        let card = try #require(try await house.cards().first).card

        try await rejudge(try await stored(), as: .machine)

        let doubtful = try #require(try await house.cards().first).card
        #expect(doubtful.id == card.id && doubtful.isDoubtful)
        #expect(try await house.read(email.id).totals == Totals())

        try await house.store.record([.make(of: email.id, at: now + .seconds(900))], upTo: .start.next.next, of: "a")
        let revived = try #require(try await house.cards().first).card
        #expect(revived.id == card.id && !revived.isDoubtful && revived.at == now + .seconds(900))
    }

    @Test(arguments: [true, false])
    func aFalseAlarmThatWasPutAwayComesBackWithAPerson(isDismissed: Bool) async throws {
        let (store, ada) = (house.store, house.ada.viewer)
        try await store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "a")
        let card = try #require(try await house.cards().first).card
        try await rejudge(try await stored(), as: .machine)
        house.clock.advance(by: .seconds(900))
        if isDismissed {
            try await store.dismissCard(card.id, by: ada)
        } else {
            try await store.snoozeCard(card.id, until: house.clock.now + .seconds(3_600), by: ada)
        }

        let told = try await store.record(
            [.make(of: email.id, at: house.clock.now)],
            upTo: .start.next.next,
            of: "a"
        )

        let back = try #require(try await house.cards().first).card
        #expect(back.id == card.id && back.state == .open && !back.isDoubtful && back.at == house.clock.now)
        #expect(told.contains(.card(card.id, seller: house.ada.id, raisedAt: house.clock.now)))
        #expect(try await store.nextSnoozeEnd() == nil)
    }

    @Test func aFalseAlarmOfAKindThatWasSwitchedOffStaysAway() async throws {
        let (store, ada) = (house.store, house.ada)
        try await store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "a")
        let card = try #require(try await house.cards().first).card
        try await rejudge(try await stored(), as: .machine)
        try await store.dismissCard(card.id, by: ada.viewer)
        try await store.setAssistantWishes(AssistantWishes(cardsOff: [.opened]), of: ada.id)

        let later = try JudgedHit.make(of: email.id, at: house.clock.now + .seconds(900))
        let told = try await store.record([later], upTo: .start.next.next, of: "a")

        #expect(try await house.cards() == [])
        let kept = try #require(try await store.card(card.id, of: ada.viewer)).card
        #expect(kept.state == .dismissed(at: house.clock.now) && !kept.isDoubtful && kept.at == later.hit.at)
        #expect(told.contains(.card(card.id, seller: ada.id)))
    }

    @Test func theCardGoesOverToWhatAPersonDidElse() async throws {
        let now = house.clock.now
        let hits: [JudgedHit] = [
            try .make(of: email.id, at: now), try .make(.link, of: email.id, ordinal: 1, at: now + .seconds(50)),
        ]
        try await house.store.record(hits, upTo: .start.next, of: "a")

        try await rejudge(try await stored().filter { $0.hit.kind == .beacon }, as: .machine)

        let card = try #require(try await house.cards().first)
        #expect(!card.card.isDoubtful && card.interactionKind == .clicked)
        #expect(try await house.read(email.id).totals.clicks == 1)
    }

    @Test func onePictureOfAnOpenTakesNothingFromThePersonsOther() async throws {
        let now = house.clock.now
        let hits: [JudgedHit] = [
            try .make(of: email.id, at: now), try .make(.image, of: email.id, at: now + .seconds(1)),
        ]
        try await house.store.record(hits, upTo: .start.next, of: "a")

        try await rejudge(try await stored().filter { $0.hit.kind == .image }, as: .machine)
        #expect(try await house.read(email.id).totals.opens == 1)

        try await rejudge(try await stored(), as: .machine)
        #expect(try await house.read(email.id).totals.opens == 0)
        #expect(try await house.cards().map(\.card.isDoubtful) == [true])
    }

    @Test func aBurstTakesEarlierClicksWithIt() async throws {
        let now = house.clock.now
        let clicks = try (0..<2).map {
            try JudgedHit.make(.link, of: email.id, ordinal: $0, at: now + .milliseconds(300))
        }
        try await house.store.record(clicks, upTo: .start.next, of: "a")
        #expect(try await house.read(email.id).totals.linksClicked == 2)
        let changes = try await stored().map { hit in
            Rejudgement(
                copy: copy,
                hit: hit.id,
                previous: hit.verdict,
                judgement: Judgement(verdict: .machine, confidence: 0.9, reasons: ["3 different links within 2 s"])
            )
        }

        let told = try await house.store.record(
            [.make(.link, of: email.id, ordinal: 2, at: now + .seconds(1), verdict: .machine)],
            rejudged: changes,
            upTo: .start.next.next,
            of: "a"
        )

        #expect(told.count == 4, "three interactions and the card")
        #expect(try await house.read(email.id).totals == Totals())
        #expect(try await house.read(email.id).recipients.map(\.totals.linksClicked) == [0, 0])
    }

    @Test func aNewerJudgementIsNotOverwritten() async throws {
        try await house.store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "a")
        let hits = try await stored()
        try await rejudge(hits, as: .machine)

        try await rejudge(hits, as: .unknown)

        #expect(try await house.activity(of: email.id, for: house.ada).map(\.judgement.verdict) == [.machine])
        #expect(try await house.read(email.id).totals == Totals())
    }

    @Test func whatIsBelievedNowHoldsForTheHitsOfTheBatch() async throws {
        let now = house.clock.now
        try await house.store.record([.make(of: email.id, at: now, verdict: .unknown)], upTo: .start.next, of: "a")
        let changes = try await stored().map { hit in
            Rejudgement(
                copy: copy,
                hit: hit.id,
                previous: .unknown,
                judgement: Judgement(verdict: .human, confidence: 0.9, reasons: ["Later evidence"])
            )
        }

        try await house.store.record(
            [.make(of: email.id, at: now + .seconds(5))],
            rejudged: changes,
            upTo: .start.next.next,
            of: "a"
        )

        let totals = try await house.read(email.id).totals
        #expect(totals.opens == 1 && totals.perhapsOpens == 0)
        #expect(try await stored().count == 2, "one hit, its first and its last time")
    }

    @Test func aRowThatCannotBeReadIsPassedOver() async throws {
        let now = house.clock.now
        let hits: [JudgedHit] = [
            try .make(of: email.id, at: now), try .make(.link, of: email.id, ordinal: 1, at: now + .seconds(50)),
        ]
        try await house.store.record(hits, upTo: .start.next, of: "a")
        _ = try await house.store.write { change in
            try change.sql.run("UPDATE hits SET network = $1 WHERE kind = $2", [UInt8]([1, 2, 3]), HitKind.beacon)
        }
        let told = Mutex<[CopyReference]>([])

        let stored = try await house.store.storedHits(of: [copy]) { copy, _ in told.withLock { $0.append(copy) } }

        #expect(stored[copy]?.map(\.hit.kind) == [.link])
        #expect(told.withLock { $0 } == [copy])
    }

    @Test func whatIsGoneOrSilencedStaysAsItIs() async throws {
        try await house.store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "a")
        let hits = try await stored()
        try await house.store.silence(email.id, by: house.ada.viewer)

        try await rejudge(hits, as: .machine)

        #expect(try await house.activity(of: email.id, for: house.ada).map(\.judgement.verdict) == [.human])
    }
}
