internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// How long things took, on each line of the tables.
@Suite struct InsightMedianTests {
    let house: House
    let north: TeamID

    /// Two sellers in a team and one beside it wrote to three people about a sale; some emails come from a template.
    ///
    /// Each was opened later than the one before, and one was answered.
    init() async throws {
        house = try await House.open()
        let store = house.store
        north = try await store.addTeam(name: "North").id
        for user in [house.ada, house.ben] { try await store.changeUser(user.id, team: north) }
        try await store.addAccount(name: "Buyer", by: nil) { $0.domain = "buyer.test" }
        let deal = RecordID(uuid: try await store.addOpportunity(name: "Deal").id.uuid)
        var content = TemplateContent(name: "Shared")
        content.isShared = true
        let template = try await store.createTemplate(content, by: house.ada.viewer).id
        let sellers = [house.ada, house.ada, house.ada, house.ben, house.ben, house.administrator]
        var emails: [EmailID] = []
        for (number, user) in sellers.enumerated() {
            let isEven = number.isMultiple(of: 2)
            emails.append(
                try await house.sent(
                    by: user,
                    to: isEven ? ["maria@buyer.test"] : ["jonas@buyer.test", "li@other.test"],
                    template: isEven ? template : nil,
                    regarding: number < 4 ? deal : nil
                )
            )
        }
        let now = house.clock.now
        let hits = try emails.enumerated().map { number, email in
            try JudgedHit.make(of: email, at: now + .seconds(60 * (number * number + 1)))
        }
        try await store.record(hits, upTo: .start.next, of: "a")
        try await store.remember(messageID: "m0@seller.test", of: emails[0])
        house.clock.advance(by: .seconds(7_200))
        try await house.takeIn(
            "From: maria@buyer.test",
            "To: ada@seller.test",
            "Message-ID: <r0@buyer.test>",
            "In-Reply-To: <m0@seller.test>",
            "Subject: Re: Your quote",
            "",
            "Yes."
        )
    }

    /// Of the page of one line alone.
    private func own(_ query: InsightQuery, _ change: (inout InsightQuery) -> Void) async throws -> InsightMedians {
        var own = query
        change(&own)
        return try await house.store.insights(own, viewer: house.administrator.viewer).medians
    }

    /// Lines with what their own pages say.
    private func compare<Kind>(
        _ lines: [InsightLine<ID<Kind>>]?,
        in query: InsightQuery,
        _ change: (inout InsightQuery, ID<Kind>) -> Void
    ) async throws {
        let lines = try #require(lines)
        #expect(lines.contains { $0.medians?.minutesToOpen != nil })
        for line in lines {
            let expected = try await own(query) { change(&$0, line.id) }
            #expect(line.medians == expected, "\(line.name)")
        }
    }

    @Test(arguments: ["everybody", "seller", "team"])
    func areThoseOfItsOwnPage(whose: String) async throws {
        var query = InsightQuery(days: house.days)
        if whose == "seller" { query.seller = house.ada.id }
        if whose == "team" { query.team = north }
        let (store, viewer, page) = (house.store, house.administrator.viewer, InsightPage(limit: 9))

        let templates = try await store.insightsByTemplate(query, page, viewer: viewer)
        try await compare(templates, in: query) { $0.template = $1 }
        let people = try await store.insightsByContact(query, page, viewer: viewer)
        try await compare(people, in: query) { $0.record = .contact($1) }
        let accounts = try await store.insightsByAccount(query, page, viewer: viewer)
        try await compare(accounts, in: query) { $0.record = .account($1) }
        let deals = try await store.insightsByOpportunity(query, page, viewer: viewer)
        try await compare(deals, in: query) { $0.record = .opportunity($1) }
        guard query.seller == nil else { return }
        let sellers = try await store.insightsBySeller(query, page, viewer: viewer)
        try await compare(sellers, in: query) { $0.seller = $1 }
    }

    @Test func ofATeamAreLookedUpOfSoMuchMail() async throws {
        let query = InsightQuery(days: house.days)
        let (store, viewer) = (house.store, house.administrator.viewer)

        let lines = try await store.insightsByTeam(query, InsightPage(limit: 9), viewer: viewer)
        try await compare(lines, in: query) { $0.team = $1 }
        #expect(lines.first?.medians?.minutesToReply == 120)
        let most = try await store.insightsByTeam(query, InsightPage(limit: 9, most: 4), viewer: viewer)
        #expect(most.map(\.figures) == lines.map(\.figures))
        #expect(most.map(\.medians) == [nil])
    }

    @Test func standInTheTableToDownload() async throws {
        var table = InsightTable(
            by: .seller,
            InsightQuery(days: house.days),
            from: house.store,
            viewer: house.administrator.viewer
        )

        var text = ""
        while let piece = try await table.next() { text += piece }

        // Ada's three emails were opened after 1, 2 and 5 minutes, and one of them was answered after two hours.
        #expect(text.contains(",answered,bounced,median minutes to open,median minutes to answer\r\n"))
        #expect(text.contains("\(house.ada.id),Ada,3,3,3,0,0,0,1,0,2,120\r\n"))
    }
}
