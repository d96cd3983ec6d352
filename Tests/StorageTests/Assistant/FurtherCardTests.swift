internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// Cards beside the first-open alert: many opens, first looks at files, and what is switched off.
@Suite struct FurtherCardTests {
    let house: House
    let email: Email
    let copy: CopyReference

    init() async throws {
        house = try await House.open()
        email = try await house.sent()
        copy = CopyReference(email: email.id, recipient: 0)
    }

    private func record(_ kind: HitKind, after seconds: Int, ordinal: UInt16 = 0) async throws {
        let hit = try JudgedHit.make(kind, of: email.id, ordinal: ordinal, at: house.clock.now + .seconds(seconds))
        let position = JournalPosition(segment: 1, offset: Int64(seconds + 1) * 10)
        try await house.store.record([hit], upTo: position, of: "a")
    }

    private func kinds() async throws -> [CardKind] {
        try await house.cards().map(\.card.kind).sorted { $0.rawValue < $1.rawValue }
    }

    private func rejudge(_ kind: HitKind, from previous: Verdict, to verdict: Verdict) async throws {
        let stored = try await house.store.storedHits(of: [copy])[copy] ?? []
        let changes = stored.filter { $0.hit.kind == kind && $0.verdict == previous }.map {
            Rejudgement(
                copy: copy,
                hit: $0.id,
                previous: previous,
                judgement: Judgement(verdict: verdict, confidence: 0.9, reasons: ["A reason"])
            )
        }
        try await house.store.rejudge(changes)
    }

    @Test func threeOpensWithinADayRaiseOneMore() async throws {
        try await record(.beacon, after: 0)
        try await record(.beacon, after: 3_600)
        #expect(try await kinds() == [.opened])

        try await record(.beacon, after: 7_200)
        try await record(.beacon, after: 10_800)

        #expect(try await kinds() == [.opened, .openedOften])
    }

    @Test func opensOverDaysDoNot() async throws {
        for day in 0..<4 { try await record(.beacon, after: day * 50_000) }

        #expect(try await kinds() == [.opened])
    }

    @Test func isDoubtfulWhereTheOpensWereNoPersons() async throws {
        for hour in 0..<3 { try await record(.beacon, after: hour * 3_600) }

        try await rejudge(.beacon, from: .human, to: .machine)
        #expect(try await house.cards().allSatisfy(\.card.isDoubtful))

        try await rejudge(.beacon, from: .machine, to: .human)
        #expect(try await house.cards().allSatisfy { !$0.card.isDoubtful })
        #expect(try await kinds() == [.opened, .openedOften])
    }

    @Test func theFirstLookAtAFileRaisesOne() async throws {
        try await record(.beacon, after: 0)
        try await record(.file, after: 60)
        try await record(.file, after: 600, ordinal: 1)

        #expect(try await kinds() == [.opened, .viewed])
        let card = try #require(try await house.cards().first { $0.card.kind == .viewed })
        #expect(card.card.at == house.clock.now + .seconds(60))
    }

    @Test func oneLookIsOneCard() async throws {
        try await record(.file, after: 0)
        try await record(.file, after: 600, ordinal: 1)

        #expect(try await kinds() == [.opened], "the first-open alert says that a file was looked at")
    }

    @Test func aLookThatWasNoPersonsIsDoubtful() async throws {
        try await record(.beacon, after: 0)
        try await record(.file, after: 60)

        try await rejudge(.file, from: .human, to: .machine)

        let card = try #require(try await house.cards().first { $0.card.kind == .viewed })
        #expect(card.card.isDoubtful)
        #expect(try await house.cards().first { $0.card.kind == .opened }?.card.isDoubtful == false)
    }

    @Test(arguments: [true, false])
    func whatIsSwitchedOffIsNotRaised(byWorkspace: Bool) async throws {
        if byWorkspace {
            var settings = try await house.store.settings()
            settings.cardsOff = [.opened, .openedOften]
            try await house.store.updateSettings(settings, by: house.administrator.id)
            #expect(try await house.store.settings().cardsOff == [.opened, .openedOften])
        } else {
            let wishes = AssistantWishes(cardsOff: [.opened, .openedOften])
            try await house.store.setAssistantWishes(wishes, of: house.ada.id)
            #expect(try await house.store.assistantWishes(of: house.ada.id) == wishes)
        }
        let plan = ReminderPlan(condition: .anyway, at: house.clock.now + .seconds(60))
        try await house.store.setReminder(plan, of: email.id, by: house.ada.viewer)

        try await record(.file, after: 0)
        house.clock.advance(by: .seconds(60))
        try await house.store.fireReminders(limit: 9)

        #expect(try await kinds() == [.reminder, .viewed])
        #expect(try await house.read(email.id).reminder?.state == .fired(at: house.clock.now))
    }

    @Test(arguments: [CardKind.reminder, .held])
    func whatMustBeKnownCanNotBeSwitchedOff(kind: CardKind) async throws {
        let refusal = StoreError.invalid(
            field: "cardKinds",
            problem: "Cards of the kind “\(kind.rawValue)” can’t be switched off. Leave them on."
        )
        var wanted = try await house.store.settings()
        wanted.cardsOff = [.opened, kind]
        let settings = wanted

        await #expect(throws: refusal) {
            try await house.store.updateSettings(settings, by: house.administrator.id)
        }
        await #expect(throws: refusal) {
            try await house.store.setAssistantWishes(AssistantWishes(cardsOff: [.opened, kind]), of: house.ada.id)
        }

        #expect(try await house.store.settings().cardsOff.isEmpty)
        #expect(try await house.store.assistantWishes(of: house.ada.id) == AssistantWishes())
    }

    @Test func whatWasSwitchedOffOnceIsOnAgain() async throws {
        try await house.store.write { change in
            try change.sql.run("UPDATE workspace SET cards_off = $1 WHERE id = 1", "held opened reminder")
            try change.sql.run("UPDATE users SET cards_off = $1", "reminder viewed")
        }
        #expect(try await house.store.settings().cardsOff == [.opened])
        #expect(try await house.store.assistantWishes(of: house.ada.id).cardsOff == [.viewed])
        let plan = ReminderPlan(condition: .anyway, at: house.clock.now + .seconds(60))
        try await house.store.setReminder(plan, of: email.id, by: house.ada.viewer)

        house.clock.advance(by: .seconds(60))
        try await house.store.fireReminders(limit: 9)

        #expect(try await kinds() == [.reminder])
    }

    @Test func standsOnThePagesOfItsEmailAndItsPerson() async throws {
        try await record(.beacon, after: 0)
        let other = try await house.sent(to: ["jonas@buyer.test"])
        let contact = try #require(try await house.store.contact(address: "maria@buyer.test"))
        let ada = house.ada.viewer

        #expect(try await house.store.cards(about: email.id, of: ada, limit: 9).map(\.card.kind) == [.opened])
        #expect(try await house.store.cards(about: other.id, of: ada, limit: 9) == [])
        #expect(try await house.store.cards(about: .contact(contact.id), of: ada, limit: 9).count == 1)
        #expect(try await house.store.cards(about: .contact(contact.id), of: house.ben.viewer, limit: 9) == [])
        #expect(try await house.store.cards(about: email.id, of: house.administrator.viewer, limit: 9) == [])
    }

    @Test func rememberWhatTheirSellerThinksOfThem() async throws {
        try await record(.beacon, after: 0)
        let card = try #require(try await house.cards().first)
        #expect(card.feedback == nil)

        for feedback in [CardFeedback.useful, .notUseful, nil] {
            try await house.store.giveFeedback(feedback, on: card.card.id, by: house.ada.viewer)
            #expect(try await house.cards().first?.feedback == feedback)
        }
        await #expect(throws: StoreError.notFound) {
            try await house.store.giveFeedback(.useful, on: card.card.id, by: house.ben.viewer)
        }
    }

    @Test func quietHoursAreKept() async throws {
        let wishes = AssistantWishes(quietHours: QuietHours(start: 1_080, end: 480))

        try await house.store.setAssistantWishes(wishes, of: house.ada.id)

        #expect(try await house.store.assistantWishes(of: house.ada.id) == wishes)
        #expect(try await house.store.assistantWishes(of: house.ben.id) == AssistantWishes())
    }
}
