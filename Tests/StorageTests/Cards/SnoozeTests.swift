internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

/// Cards that are put away, and how they come back (product §5.3, §5.4).
@Suite struct SnoozeTests {
    private static let day = 86_400
    private let house: House
    private let email: Email
    private let card: Card

    init() async throws {
        house = try await House.open()
        email = try await house.sent()
        try await house.store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "a")
        card = try #require(try await house.cards().first).card
    }

    private func snooze(days: Int) async throws -> Instant {
        let until = house.clock.now + .seconds(days * Self.day)
        try await house.store.snoozeCard(card.id, until: until, by: house.ada.viewer)
        return until
    }

    private func wait(days: Int) { house.clock.advance(by: .seconds(days * Self.day)) }

    private func stored() async throws -> Card {
        try #require(try await house.store.card(card.id, of: house.ada.viewer)).card
    }

    @Test func comesBackOnceAndIsTold() async throws {
        let until = try await snooze(days: 1)
        #expect(try await house.store.nextSnoozeEnd() == until)
        #expect(try await house.store.wakeCards(limit: 9) == 0)
        let events = house.store.live.events()

        wait(days: 1)
        #expect(try await house.store.wakeCards(limit: 9) == 1)
        #expect(try await house.store.wakeCards(limit: 9) == 0)

        house.store.live.end()
        #expect(await Array(events) == [.card(card.id, seller: house.ada.id, raisedAt: until)])
        #expect(try await house.store.nextSnoozeEnd() == nil)
        #expect(try await stored().state == .open)
        #expect(try await stored().at == card.at)
    }

    @Test(arguments: [1, 13, 14, 20, 400])
    func comesBackWheneverThatIsAndWaitsAsLongAsAnyOther(days: Int) async throws {
        let until = try await snooze(days: days)
        #expect(try await stored().expiresAt == until + Card.lifetime)

        wait(days: days)
        try await house.store.wakeCards(limit: 9)

        #expect(try await house.cards().map(\.card.id) == [card.id])
        #expect(try await house.store.openCardCount(of: house.ada.id) == 1)
        #expect(try await stored().expiresAt == until + Card.lifetime)
        house.clock.advance(by: Card.lifetime)
        #expect(try await house.cards() == [])
    }

    @Test func whatEndedWhileTheServerWasDownComesBackLate() async throws {
        let until = try await snooze(days: 20)

        wait(days: 23)
        #expect(try await house.store.wakeCards(limit: 9) == 1)

        #expect(try await house.cards().map(\.card.expiresAt) == [until + Card.lifetime])
    }

    @Test func whatWouldBeOverAgainByNowDoesNot() async throws {
        _ = try await snooze(days: 1)

        wait(days: 16)
        #expect(try await house.store.wakeCards(limit: 9) == 1)

        #expect(try await house.cards() == [])
    }

    @Test func undoingLeavesNoTrace() async throws {
        _ = try await snooze(days: 30)

        try await house.store.reopenCard(card.id, by: house.ada.viewer)

        #expect(try await stored() == card)
        #expect(try await house.store.nextSnoozeEnd() == nil)
    }

    @Test(arguments: [true, false])
    func whatIsPutBackWaitsAlthoughItsTimeWasOver(isDismissed: Bool) async throws {
        _ = try await snooze(days: 30)
        if isDismissed { try await house.store.dismissCard(card.id, by: house.ada.viewer) }
        wait(days: 20)

        try await house.store.reopenCard(card.id, by: house.ada.viewer)

        #expect(try await house.cards().map(\.card.expiresAt) == [house.clock.now + Card.lifetime])
    }

    @Test func aKindThatWasSwitchedOffComesBackWithoutAWord() async throws {
        _ = try await snooze(days: 1)
        try await house.store.setAssistantWishes(AssistantWishes(cardsOff: [.opened]), of: house.ada.id)
        let events = house.store.live.events()

        wait(days: 1)
        try await house.store.wakeCards(limit: 9)

        house.store.live.end()
        #expect(await Array(events) == [.card(card.id, seller: house.ada.id)])
        #expect(try await house.cards().count == 1)
    }

    @Test func thoseThatWaitLongestComeFirst() async throws {
        let other = try await house.sent(to: ["jonas@buyer.test"])
        let hit = try JudgedHit.make(of: other.id, at: house.clock.now)
        try await house.store.record([hit], upTo: .start.next.next, of: "a")
        let second = try #require(try await house.cards().first { $0.card.id != card.id }).card
        let later = try await snooze(days: 2)
        let sooner = house.clock.now + .seconds(60)
        try await house.store.snoozeCard(second.id, until: sooner, by: house.ada.viewer)
        #expect(try await house.store.nextSnoozeEnd() == sooner)

        wait(days: 3)
        try await house.store.wakeCards(limit: 1)

        #expect(try await house.store.nextSnoozeEnd() == later)
        #expect(try await house.store.wakeCards(limit: 1) == 1)
        #expect(try await house.store.nextSnoozeEnd() == nil)
    }

    @Test func aSecondAnswerIsToldAsTheFirstWas() async throws {
        try await house.answer(from: "maria@buyer.test")
        let answered = try #require(try await house.cards().first { $0.card.kind == .replied }).card
        try await house.store.dismissCard(answered.id, by: house.ada.viewer)
        let events = house.store.live.events()
        house.clock.advance(by: .seconds(60))

        try await house.answer(from: "maria@buyer.test", id: "r2@buyer.test")

        house.store.live.end()
        let told = await Array(events)
        #expect(told.contains(.card(answered.id, seller: house.ada.id, raisedAt: house.clock.now)))
    }
}
