internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct OpportunityTests {
    @Test func isKeptWithItsAccountPeopleAndAmount() async throws {
        let house = try await House.open()
        let account = try await house.store.addAccount(name: "Buyer", by: nil)
        let maria = try await house.store.addContact(name: "Maria", address: "maria@buyer.test")

        let made = try await house.store.addOpportunity(name: " Filler ") { opportunity in
            opportunity.account = AccountReference(account.id)
            opportunity.contacts = [maria.id]
            opportunity.amount = Money(units: 1_250_050, currency: "EUR")
            opportunity.stage = .proposed
        }

        #expect(made.name == "Filler")
        #expect(made.account?.name == "Buyer")
        #expect(made.amount?.amount == "12500.50")
        #expect(made.closedOn == nil)
        #expect(try await house.store.opportunity(made.id) == made)
        #expect(try await house.store.opportunities(of: account.id, limit: 5) == [made])
        #expect(try await house.store.opportunities(of: maria.id, limit: 5) == [made])
    }

    @Test func whatIsWonOrLostHasItsDay() async throws {
        let house = try await House.open()
        let open = try await house.store.addOpportunity(name: "Filler")

        let won = try await house.store.updateOpportunity(open.id) { $0.stage = .won }
        let dated = try await house.store.updateOpportunity(open.id) { $0.closedOn = Day("2026-01-31") }
        let again = try await house.store.updateOpportunity(open.id) { opportunity in
            opportunity.stage = .negotiating
            opportunity.closedOn = nil
        }

        #expect(won.closedOn == Day(house.clock.now))
        #expect(dated.closedOn?.text == "2026-01-31")
        #expect(again.closedOn == nil)
        await #expect(throws: StoreError.self) {
            try await house.store.updateOpportunity(open.id) { $0.closedOn = Day("2026-01-31") }
        }
    }

    @Test func isListedByNameAgeAndStage() async throws {
        let house = try await House.open()
        for (name, stage) in [("c", Stage.new), ("a", .won), ("b", .lost), ("d", .negotiating)] {
            try await house.store.addOpportunity(name: name) { $0.stage = stage }
            house.clock.advance(by: .seconds(1))
        }
        func names(_ query: RecordQuery<OpportunityID>, _ filter: OpportunityFilter = .all) async throws -> [String] {
            try await house.store.opportunities(query, filter).map(\.name)
        }

        #expect(try await names(RecordQuery()) == ["a", "b", "c", "d"])
        #expect(try await names(RecordQuery(order: .newest)) == ["d", "b", "a", "c"])
        #expect(try await names(RecordQuery(), .open) == ["c", "d"])
        #expect(try await names(RecordQuery(order: .newest), .won) == ["a"])
        #expect(try await names(RecordQuery(), .lost) == ["b"])
        let first = try await house.store.opportunities(RecordQuery(order: .newest, limit: 2))
        #expect(try await names(RecordQuery(order: .newest, after: first.last?.id)) == ["a", "c"])
    }

    @Test func whatDoesNotExistIsRefused() async throws {
        let house = try await House.open()
        let now = house.clock.now

        await #expect(throws: StoreError.self) {
            try await house.store.addOpportunity(name: "x") { $0.account = AccountReference(.new(at: now)) }
        }
        await #expect(throws: StoreError.self) {
            try await house.store.addOpportunity(name: "x") { $0.contacts = [.new(at: now)] }
        }
        await #expect(throws: StoreError.notFound) {
            try await house.store.updateOpportunity(.new(at: now)) { $0.name = "x" }
        }
    }

    @Test func goesToTheArchiveAndBack() async throws {
        let house = try await House.open()
        let filler = try await house.store.addOpportunity(name: "Filler")

        try await house.store.archiveOpportunity(filler.id)
        #expect(try await house.store.opportunities(RecordQuery()).isEmpty)
        try await house.store.archiveOpportunity(filler.id, false)

        #expect(try await house.store.opportunities(RecordQuery()) == [filler])
    }
}
