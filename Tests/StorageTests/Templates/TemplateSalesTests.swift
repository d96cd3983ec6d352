internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// What was won after emails from a template (product §7.2).
@Suite struct TemplateSalesTests {
    let house: House
    let template: Template

    init() async throws {
        house = try await House.open()
        template = try await house.store.createTemplate(TemplateContent(name: "Quote"), by: house.ada.viewer)
    }

    /// Sends an email from the template about an opportunity.
    @discardableResult
    private func send(about opportunity: Opportunity?, to address: String = "maria@buyer.test") async throws -> EmailID
    {
        var draft = try house.draft(to: [address], template: template.id)
        draft.regarding = opportunity.map { RecordID(uuid: $0.id.uuid) }
        let email = try await house.store.createDraft(draft, by: house.ada.viewer)
        try await house.send(email.id)
        return email.id
    }

    private func figures() async throws -> TemplateFigures {
        try await house.store.figures(of: template.id, viewer: house.ada.viewer)
    }

    private func close(_ opportunity: Opportunity, as stage: Stage) async throws {
        let day = Day(house.clock.now)
        try await house.store.updateOpportunity(opportunity.id) { opportunity in
            opportunity.stage = stage
            opportunity.closedOn = day
        }
    }

    private func wait(days: Int) { house.clock.advance(by: .seconds(86_400 * days)) }

    @Test(arguments: [
        // Days until it is closed, how, and what the figures are then: won, undecided.
        (0, Stage.won, 1, 0), (1, .won, 1, 0), (90, .won, 1, 0), (91, .won, 0, 0), (5, .lost, 0, 0),
        (5, .negotiating, 0, 1), (91, .negotiating, 0, 0),
    ])
    func countsWhatIsWonWithinNinetyDays(days: Int, stage: Stage, won: Int, undecided: Int) async throws {
        let opportunity = try await house.store.addOpportunity(name: "Filler") { _ in }
        try await send(about: opportunity)

        wait(days: days)
        if stage.isClosed { try await close(opportunity, as: stage) }

        let figures = try await figures()
        #expect((figures.opportunities, figures.won, figures.undecided) == (1, won, undecided))
        #expect(figures.winRate == Proportion(won, of: 1))
    }

    @Test func anOpportunityCountsOnceHoweverManyEmailsAreAboutIt() async throws {
        let opportunity = try await house.store.addOpportunity(name: "Filler") { _ in }
        try await send(about: opportunity)
        wait(days: 80)
        try await send(about: opportunity, to: "jonas@buyer.test")
        try await send(about: nil)
        wait(days: 80)
        try await close(opportunity, as: .won)

        let figures = try await figures()

        // The second email was 80 days ago.
        #expect((figures.sent, figures.opportunities, figures.won) == (3, 1, 1))
    }

    @Test func whatWasWonIsWorthWhatItsOpportunitiesSay() async throws {
        let viewer = house.ada.viewer
        #expect(try await house.store.worth(of: template.id, viewer: viewer) == WonWorth())
        var opportunities: [Opportunity] = []
        let amounts: [(Int64, String?)] = [(1_250_000, "EUR"), (99, "EUR"), (500, "JPY"), (7, "EUR"), (0, nil)]
        for (units, currency) in amounts {
            let amount = currency.map { Money(units: units, currency: $0) }
            opportunities.append(try await house.store.addOpportunity(name: "Filler") { $0.amount = amount })
        }
        for opportunity in opportunities {
            try await send(about: opportunity)
            try await send(about: opportunity)
        }
        for opportunity in opportunities where opportunity.amount?.units != 7 {
            try await close(opportunity, as: .won)
        }

        let worth = try await house.store.worth(of: template.id, viewer: viewer)

        let sums = [Money(units: 1_250_099, currency: "EUR"), Money(units: 500, currency: "JPY")]
        #expect(worth == WonWorth(sums: sums, unpriced: 1))
    }

    @Test func whatWasClosedBeforeWasNotWonByIt() async throws {
        let opportunity = try await house.store.addOpportunity(name: "Filler") { _ in }
        try await close(opportunity, as: .won)
        wait(days: 2)
        try await send(about: opportunity)

        #expect(try await figures().opportunities == 0)
        #expect(try await figures().winRate.share == nil)
    }

    /// Whatever happens to emails and opportunities, what is kept is what counting anew finds.
    @Test(arguments: 0..<6)
    func whatIsKeptIsWhatThereIs(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let store = house.store
        var opportunities: [Opportunity] = []
        for number in 0..<3 { opportunities.append(try await store.addOpportunity(name: "Deal \(number)") { _ in }) }
        var emails: [EmailID] = []
        for _ in 0..<30 {
            wait(days: Int.random(in: 0...20, using: &random))
            let opportunity = try #require(opportunities.randomElement(using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                try await close(opportunity, as: Bool.random(using: &random) ? .won : .lost)
            case 1:
                try await store.updateOpportunity(opportunity.id) { opportunity in
                    opportunity.stage = .negotiating
                    opportunity.closedOn = nil
                }
            case 2:
                guard let email = emails.randomElement(using: &random) else { continue }
                let record = Bool.random(using: &random) ? RecordID(uuid: opportunity.id.uuid) : nil
                try await store.setRegarding(record, of: email, by: house.ada.viewer)
            default:
                emails.append(try await send(about: opportunity))
            }
        }

        let kept = try await figures()
        try await store.write { change in try change.sql.recountSales() }

        #expect(kept == (try await figures()))
        #expect(kept.sent == emails.count)
    }

    @Test func tellsHowWellTheFirstRecipientWasKnown() async throws {
        let store = house.store
        func audiences() async throws -> [Audience: Int] {
            let found = try await store.templates(TemplateQuery(), viewer: house.ada.viewer)
            return try #require(found.first).outcomes.audiences.mapValues(\.sent)
        }
        try await send(about: nil)
        #expect(try await audiences() == [.strangers: 1])

        try await send(about: nil)
        #expect(try await audiences() == [.strangers: 1, .acquaintances: 1])

        try await house.answer(from: "maria@buyer.test")
        try await send(about: nil)
        #expect(try await audiences() == [.strangers: 1, .acquaintances: 1, .correspondents: 1])

        let maria = try #require(try await store.contact(address: "maria@buyer.test"))
        try await store.addOpportunity(name: "Filler") { opportunity in
            opportunity.contacts = [maria.id]
            opportunity.stage = .won
        }
        try await send(about: nil)
        #expect(try await audiences()[.customers] == 1)
        // What they were is settled: nothing of it changes later.
        #expect(try await audiences()[.strangers] == 1)
    }

    @Test func peopleOfAnAccountThatBoughtAreCustomers() async throws {
        let store = house.store
        let account = try await store.addAccount(name: "Buyer", by: house.ada.id) { _ in }
        try await store.addContact(name: "Zoe", address: "zoe@buyer.test") { contact in
            contact.account = AccountReference(account.id)
        }
        try await store.addOpportunity(name: "Filler") { opportunity in
            opportunity.account = AccountReference(account.id)
            opportunity.stage = .won
        }

        try await send(about: nil, to: "zoe@buyer.test")

        let found = try await store.templates(TemplateQuery(), viewer: house.ada.viewer)
        #expect(found.first?.outcomes.audiences.keys.contains(.customers) == true)
    }
}
