internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

@Suite struct CardTests {
    /// A house where recipients opened an email of Ada's, a second after each other, with their cards, newest first.
    private func house(opens: Int) async throws -> (House, [CardDetail]) {
        let house = try await House.open()
        let email = try await house.sent(to: (0..<opens).map { "r\($0)@x.test" })
        let hits = try (0..<opens).map { number in
            try JudgedHit.make(of: email.id, recipient: UInt16(number), at: house.clock.now + .seconds(number))
        }
        try await house.store.record(hits, upTo: .start.next, of: "a")
        house.clock.advance(by: .seconds(60))
        return (house, try await house.cards())
    }

    @Test func saysWhoDidWhatWithWhatAndWhere() async throws {
        let house = try await House.open()
        try await house.store.addContact(name: "Maria", address: "maria@buyer.test", phone: "+49 30 1")
        let email = try await house.sent(subject: "Your quote")
        try await house.store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "a")

        let detail = try #require(try await house.cards().first)

        #expect(detail.card.kind == .opened)
        #expect(detail.card.seller == house.ada.id)
        #expect(detail.card.at == house.clock.now)
        #expect(detail.card.expiresAt == house.clock.now + Card.lifetime)
        #expect(detail.card.state == .open)
        #expect(!detail.card.isDoubtful)
        #expect(detail.subject == "Your quote")
        #expect(detail.recipient.address == "maria@buyer.test")
        #expect(try await house.store.contact(address: "maria@buyer.test")?.id == detail.contact)
        #expect(detail.phone == "+49 30 1")
        #expect(detail.interactionKind == .opened)
        #expect(detail.device.program == "Thunderbird")
        #expect(detail.place == "Berlin")
        #expect(detail.failure == nil)
        #expect(try await house.store.card(detail.card.id, of: house.ada.viewer) == detail)
    }

    @Test func belongsToItsSellerAlone() async throws {
        let (house, cards) = try await house(opens: 1)
        let id = try #require(cards.first?.card.id)

        for user in [house.ben, house.manager, house.administrator] {
            #expect(try await house.store.cards(of: user.viewer, includingHandled: true, limit: 9).isEmpty)
            #expect(try await house.store.card(id, of: user.viewer) == nil)
            #expect(try await house.store.openCardCount(of: user.id) == 0)
            await #expect(throws: StoreError.notFound) { try await house.store.dismissCard(id, by: user.viewer) }
            await #expect(throws: StoreError.notFound) { try await house.store.reopenCard(id, by: user.viewer) }
            await #expect(throws: StoreError.notFound) {
                try await house.store.snoozeCard(id, until: house.clock.now + .seconds(1), by: user.viewer)
            }
        }
    }

    @Test func isDismissedAndComesBack() async throws {
        let (house, cards) = try await house(opens: 3)
        let id = try #require(cards.first?.card.id)
        let events = house.store.live.events()

        try await house.store.dismissCard(id, by: house.ada.viewer)

        #expect(try await house.cards().count == 2)
        #expect(try await house.store.openCardCount(of: house.ada.id) == 2)
        #expect(try await house.store.card(id, of: house.ada.viewer)?.card.state == .dismissed(at: house.clock.now))
        let all = try await house.store.cards(of: house.ada.viewer, includingHandled: true, limit: 9)
        #expect(all.map(\.card.id) == [cards[1].card.id, cards[2].card.id, id])

        try await house.store.reopenCard(id, by: house.ada.viewer)

        #expect(try await house.cards() == cards)
        house.store.live.end()
        #expect(await Array(events) == [.card(id, seller: house.ada.id), .card(id, seller: house.ada.id)])
    }

    @Test func comesBackWhenItsSnoozeIsOver() async throws {
        let (house, cards) = try await house(opens: 2)
        let id = try #require(cards.last?.card.id)
        let until = house.clock.now + .seconds(100)

        try await house.store.snoozeCard(id, until: until, by: house.ada.viewer)
        #expect(try await house.store.card(id, of: house.ada.viewer)?.card.state == .snoozed(until: until))
        #expect(try await house.cards().count == 1)
        #expect(try await house.store.cards(of: house.ada.viewer, includingHandled: true, limit: 9).count == 2)

        house.clock.advance(by: .seconds(100))
        #expect(try await house.cards().map(\.card.id) == cards.map(\.card.id))
        #expect(try await house.store.openCardCount(of: house.ada.id) == 2)
    }

    @Test func isNotPutAwayUntilThePast() async throws {
        let (house, cards) = try await house(opens: 1)
        let id = try #require(cards.first?.card.id)

        await #expect(throws: StoreError.self) {
            try await house.store.snoozeCard(id, until: house.clock.now, by: house.ada.viewer)
        }
    }

    @Test func goesByItselfAfterFourteenDays() async throws {
        let (house, _) = try await house(opens: 1)

        house.clock.advance(by: Card.lifetime)

        #expect(try await house.cards().isEmpty)
        #expect(try await house.store.openCardCount(of: house.ada.id) == 0)
        #expect(try await house.store.cards(of: house.ada.viewer, includingHandled: true, limit: 9).count == 1)
    }

    @Test func showsWhatCannotWaitFirst() async throws {
        let (house, cards) = try await house(opens: 2)
        let email = try #require(cards.first).card.copy.email
        let plan = ReminderPlan(condition: .anyway, at: house.clock.now + .seconds(1))
        try await house.store.setReminder(plan, of: email, by: house.ada.viewer)
        house.clock.advance(by: .seconds(1))
        try await house.store.fireReminders(limit: 9)
        let later = try await house.sent(to: ["late@x.test"])
        try await house.store.record([.make(of: later.id, at: house.clock.now)], upTo: .start.next.next, of: "a")

        let kinds = try await house.cards().map(\.card.kind)

        #expect(kinds == [.reminder, .opened, .opened, .opened])
        let first = try await house.store.cards(of: house.ada.viewer, includingHandled: false, limit: 1)
        #expect(first.map(\.card.kind) == [.reminder])
        let own = try await house.store.cards(about: email, of: house.ada.viewer, limit: 2)
        #expect(own.map(\.card.kind) == [.reminder, .opened])
    }

    @Test func showsTheNewestFirstUpToTheLimit() async throws {
        let (house, cards) = try await house(opens: 5)

        #expect(cards.map(\.card.copy.recipient) == [4, 3, 2, 1, 0])
        for includingHandled in [false, true] {
            let some = try await house.store.cards(of: house.ada.viewer, includingHandled: includingHandled, limit: 2)
            #expect(some.map(\.card.copy.recipient) == [4, 3])
        }
    }
}
