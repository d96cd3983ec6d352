internal import Engagement
internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

/// Cards on the page of what they are about (product §5.3).
@Suite struct RecordCardTests {
    let house: House
    let account: Account
    let opportunity: Opportunity

    init() async throws {
        house = try await House.open()
        let (store, user) = (house.store, house.ada.id)
        let account = try await store.addAccount(name: "Buyer", by: user) { _ in }
        try await store.addContact(name: "Maria", address: "maria@buyer.test") { contact in
            contact.account = AccountReference(account.id)
        }
        opportunity = try await store.addOpportunity(name: "Filler") { $0.account = AccountReference(account.id) }
        self.account = account
    }

    /// Sends an email, which its recipient opens.
    private func opened(to address: String, about record: RecordID? = nil) async throws {
        var draft = try house.draft(to: [address])
        draft.regarding = record
        let email = try await house.store.createDraft(draft, by: house.ada.viewer)
        try await house.send(email.id)
        try await house.store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "\(email.id)")
    }

    private func names(_ record: Record, for user: User? = nil) async throws -> [String] {
        let found = try await house.store.cards(about: record, of: (user ?? house.ada).viewer, limit: 9)
        return found.map(\.recipient.address)
    }

    @Test func standOnThePagesOfItsPeopleAndOfWhatTheyRegard() async throws {
        try await opened(to: "maria@buyer.test")
        house.clock.advance(by: .seconds(1))
        try await opened(to: "jonas@else.test", about: RecordID(uuid: opportunity.id.uuid))
        house.clock.advance(by: .seconds(1))
        try await opened(to: "zoe@else.test", about: RecordID(uuid: account.id.uuid))
        try await opened(to: "nobody@else.test")
        let maria = try #require(try await house.store.contact(address: "maria@buyer.test"))

        #expect(try await names(.opportunity(opportunity.id)) == ["jonas@else.test"])
        #expect(try await names(.account(account.id)) == ["zoe@else.test", "jonas@else.test", "maria@buyer.test"])
        #expect(try await names(.contact(maria.id)) == ["maria@buyer.test"])
        #expect(try await names(.account(account.id), for: house.ben) == [])
        #expect(try await names(.account(account.id), for: house.administrator) == [])
    }

    @Test func waitNoLongerOnceTheyAreHandled() async throws {
        try await opened(to: "maria@buyer.test", about: RecordID(uuid: opportunity.id.uuid))
        let store = house.store
        let card = try #require(try await house.cards().first)
        func count() async throws -> Int { try await names(.account(account.id)).count }
        #expect(try await count() == 1, "one card, though it is about the account in two ways")

        try await store.snoozeCard(card.card.id, until: house.clock.now + .seconds(60), by: house.ada.viewer)
        #expect(try await count() == 0)
        house.clock.advance(by: .seconds(60))
        #expect(try await count() == 1)
        try await store.dismissCard(card.card.id, by: house.ada.viewer)
        #expect(try await names(.opportunity(opportunity.id)) == [])
        try await store.reopenCard(card.card.id, by: house.ada.viewer)
        #expect(try await names(.opportunity(opportunity.id)).count == 1)
        house.clock.advance(by: Card.lifetime)
        #expect(try await count() == 0)
    }
}
