internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// Lists of cards page by page.
@Suite struct CardPageTests {
    let house: House
    let opportunity: Opportunity

    /// A reminder that came before six opens of the same email, which is about a sale, two of them at the same moment; two of these
    /// cards are done.
    init() async throws {
        house = try await House.open()
        let store = house.store
        opportunity = try await store.addOpportunity(name: "Filler") { _ in }
        var draft = try house.draft(to: (0..<6).map { "r\($0)@x.test" })
        draft.regarding = RecordID(uuid: opportunity.id.uuid)
        let email = try await store.createDraft(draft, by: house.ada.viewer)
        try await house.send(email.id)
        let plan = ReminderPlan(condition: .anyway, at: house.clock.now + .seconds(1))
        try await store.setReminder(plan, of: email.id, by: house.ada.viewer)
        house.clock.advance(by: .seconds(1))
        try await store.fireReminders(limit: 9)
        let hits = try (0..<6).map { number in
            try JudgedHit.make(of: email.id, recipient: UInt16(number), at: house.clock.now + .seconds(number / 2))
        }
        try await store.record(hits, upTo: .start.next, of: "a")
        house.clock.advance(by: .seconds(60))
        for card in try await house.cards().suffix(2) {
            try await store.dismissCard(card.card.id, by: house.ada.viewer)
        }
    }

    private func page(_ cursor: CardCursor?, of limit: Int, includingHandled: Bool = true) async throws -> CardPage {
        try await house.store.cardPage(
            of: house.ada.viewer,
            includingHandled: includingHandled,
            after: cursor,
            limit: limit
        )
    }

    /// The cards of all pages, one after the other.
    private func walk(_ page: (CardCursor?) async throws -> CardPage) async throws -> [CardID] {
        var found: [CardID] = []
        var cursor: CardCursor?
        for _ in 0..<20 {
            let next = try await page(cursor)
            found += next.cards.map(\.card.id)
            guard let further = next.next else { return found }
            cursor = further
        }
        Issue.record("the pages do not end")
        return found
    }

    @Test(arguments: [1, 2, 3, 5, 6, 7, 8], [true, false])
    func eachStandsOnOnePage(limit: Int, includingHandled: Bool) async throws {
        let all = try await page(nil, of: 99, includingHandled: includingHandled)
        #expect(all.cards.count == (includingHandled ? 7 : 5))
        #expect(all.cards.first?.card.kind == .reminder)
        #expect(all.next == nil)

        let walked = try await walk { try await page($0, of: limit, includingHandled: includingHandled) }

        #expect(walked == all.cards.map(\.card.id))
    }

    @Test func thePlaceStaysWhenCardsComeAndAreDoneWith() async throws {
        let first = try await page(nil, of: 3)
        let second = try await page(first.next, of: 2).cards.map(\.card.id)

        for card in first.cards { try await house.store.dismissCard(card.card.id, by: house.ada.viewer) }
        let later = try await house.sent(to: ["late@x.test"])
        try await house.store.record([.make(of: later.id, at: house.clock.now)], upTo: .start.next.next, of: "a")

        #expect(try await page(first.next, of: 2).cards.map(\.card.id) == second)
        let rest = try await walk { try await page($0 ?? first.next, of: 2) }
        #expect(Set(rest).count == rest.count)
        #expect(Set(first.cards.map(\.card.id)).isSubset(of: rest), "they stand among those that are done now")
    }

    @Test func behindTheLastOneThereIsNothing() async throws {
        let all = try await page(nil, of: 99)
        let last = try #require(all.cards.last).card
        let end = CardCursor(part: .handled, at: last.at, id: last.id)

        for includingHandled in [true, false] {
            #expect(try await page(end, of: 9, includingHandled: includingHandled) == CardPage(cards: [], next: nil))
        }
        let start = CardCursor(part: .handled, at: house.clock.now, id: last.id)
        #expect(try await page(start, of: 9).cards == Array(all.cards.suffix(2)))
    }

    @Test(arguments: [1, 2, 4, 5, 6])
    func thoseOfARecordHavePagesToo(limit: Int) async throws {
        let record = Record.opportunity(opportunity.id)
        let (store, ada) = (house.store, house.ada.viewer)
        let all = try await store.cards(about: record, of: ada, limit: 99).map(\.card.id)
        #expect(all.count == 5)

        let walked = try await walk { try await store.cardPage(about: record, of: ada, after: $0, limit: limit) }

        #expect(walked == all)
    }
}
