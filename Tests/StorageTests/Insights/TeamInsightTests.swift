internal import Engagement
internal import Foundation
internal import Testing
internal import Tracking

@testable internal import Storage

/// A workspace with two teams and somebody in neither; each wrote to somebody who opened it.
private struct Teams {
    let house: House
    let north: Team
    let south: Team
    /// The manager of the north, as whom they are now.
    let manager: Viewer
    let template: TemplateID
    let deal: RecordID

    /// Ada, Mo (their manager) in the north, Ben in the south, Cleo in neither.
    static func open() async throws -> Teams {
        let house = try await House.open()
        let store = house.store
        let (north, south) = (try await store.addTeam(name: "North"), try await store.addTeam(name: "South"))
        try await store.changeUser(house.ada.id, team: north.id)
        let manager = try await store.changeUser(house.manager.id, team: north.id).viewer
        try await store.changeUser(house.ben.id, team: south.id)
        try await store.addAccount(name: "Buyer", by: nil) { $0.domain = "buyer.test" }
        let deal = RecordID(uuid: try await store.addOpportunity(name: "Deal").id.uuid)
        var content = TemplateContent(name: "Shared")
        content.isShared = true
        let template = try await store.createTemplate(content, by: house.ada.viewer).id
        var hits: [JudgedHit] = []
        for user in [house.ada, house.ada, house.manager, house.ben, house.administrator] {
            let email = try await house.sent(by: user, template: template, regarding: deal)
            hits.append(try .make(of: email, at: house.clock.now + .seconds(300)))
        }
        try await store.record(hits, upTo: .start.next, of: "a")
        return Teams(house: house, north: north, south: south, manager: manager, template: template, deal: deal)
    }

    /// What was sent, opened and done, as the viewer sees it, each way in which it is broken down.
    func counts(
        seller: UserID? = nil,
        team: TeamID? = nil,
        template: TemplateID? = nil,
        record: Record? = nil,
        _ viewer: Viewer
    ) async throws -> [Int] {
        let query = InsightQuery(days: house.days, seller: seller, team: team, template: template, record: record)
        let insights = try await house.store.insights(query, viewer: viewer)
        let hours = try await house.store.insightHours(query, in: .gmt, viewer: viewer)
        let minutes: Int? = insights.figures.opened == 0 ? nil : 5
        #expect(insights.minutesToOpen == minutes)
        return [insights.figures.sent, insights.figures.opened, hours.total]
    }

    func records() async throws -> [Record] {
        let store = house.store
        let person = try #require(try await store.contact(address: "maria@buyer.test"))
        let account = try #require(try await store.accounts(RecordQuery(limit: 1)).first)
        let deal = try #require(try await store.record(deal)).record
        return [.contact(person.id), .account(account.id), deal]
    }
}

@Suite struct TeamInsightTests {
    @Test func aManagerSeesTheirTeamAlone() async throws {
        let teams = try await Teams.open()
        let (house, store) = (teams.house, teams.house.store)
        let (query, page) = (InsightQuery(days: house.days), InsightPage(limit: 9))

        #expect(try await teams.counts(teams.manager) == [3, 3, 3])
        #expect(try await teams.counts(team: teams.north.id, teams.manager) == [3, 3, 3])
        #expect(try await teams.counts(seller: house.ada.id, teams.manager) == [2, 2, 2])
        #expect(try await teams.counts(template: teams.template, teams.manager) == [3, 3, 3])
        for record in try await teams.records() {
            #expect(try await teams.counts(record: record, teams.manager) == [3, 3, 3], "\(record)")
        }
        let sellers = try await store.insightsBySeller(query, page, viewer: teams.manager)
        #expect(sellers.map(\.name) == ["Ada", "Mo"])
        #expect(sellers.map(\.figures.sent) == [2, 1])
        #expect(try await store.insightsByTeam(query, page, viewer: teams.manager).isEmpty)
        let both = try await store.insightsByUser(query, limit: 9, viewer: teams.manager)
        #expect(both.teams.isEmpty)
        #expect(both.sellers == sellers)
        #expect(try await store.insightsByUser(query, limit: 9, viewer: house.ada.viewer).sellers.isEmpty)
        let byTemplate = try await store.insightsByTemplate(query, page, viewer: teams.manager)
        #expect(byTemplate.map(\.figures.sent) == [3])
        let people = try await store.insightsByContact(query, page, viewer: teams.manager)
        #expect(people?.map(\.figures.opened) == [3])
        let accounts = try await store.insightsByAccount(query, page, viewer: teams.manager)
        #expect(accounts?.map(\.figures.sent) == [3])
        let deals = try await store.insightsByOpportunity(query, page, viewer: teams.manager)
        #expect(deals?.map(\.figures.sent) == [3])
    }

    @Test func whatIsAnotherTeamsIsNotThere() async throws {
        let teams = try await Teams.open()
        let house = teams.house
        let nowhere = TeamID.new(at: house.clock.now)
        let cases: [(UserID?, TeamID?, Viewer)] = [
            (house.ben.id, nil, teams.manager), (house.administrator.id, nil, teams.manager),
            (nil, teams.south.id, teams.manager), (house.ada.id, teams.south.id, teams.manager),
            (nil, teams.north.id, house.ada.viewer), (house.ben.id, nil, house.ada.viewer),
            (house.ben.id, teams.north.id, house.administrator.viewer), (nil, nowhere, house.administrator.viewer),
        ]

        for (seller, team, viewer) in cases {
            await #expect(throws: StoreError.notFound) {
                _ = try await teams.counts(seller: seller, team: team, viewer)
            }
            let query = InsightQuery(days: house.days, seller: seller, team: team)
            await #expect(throws: StoreError.notFound) {
                _ = try await house.store.insightsByContact(query, InsightPage(limit: 1), viewer: viewer)
            }
        }
    }

    @Test func whoSeesEverybodySeesEachTeam() async throws {
        let teams = try await Teams.open()
        let (house, store) = (teams.house, teams.house.store)
        // A manager who is in no team sees as much as an administrator.
        try await store.changeUser(house.ada.id, role: .teamManager, team: .some(nil))
        let free = try #require(try await store.user(house.ada.id)).viewer
        try await store.changeUser(house.ada.id, team: teams.north.id)
        let (query, page) = (InsightQuery(days: house.days), InsightPage(limit: 9))

        for viewer in [house.administrator.viewer, free] {
            #expect(try await teams.counts(viewer) == [5, 5, 5])
            #expect(try await teams.counts(team: teams.north.id, viewer) == [3, 3, 3])
            #expect(try await teams.counts(team: teams.south.id, template: teams.template, viewer) == [1, 1, 1])
            #expect(try await teams.counts(seller: house.ada.id, team: teams.north.id, viewer) == [2, 2, 2])
            for record in try await teams.records() {
                #expect(try await teams.counts(team: teams.south.id, record: record, viewer) == [1, 1, 1], "\(record)")
            }
            let lines = try await store.insightsByTeam(query, page, viewer: viewer)
            #expect(lines.map(\.name) == ["North", "South"])
            #expect(lines.map(\.figures.opened) == [3, 1])
            let both = try await store.insightsByUser(query, limit: 9, viewer: viewer)
            #expect(both.teams == lines)
            let sellers = try await store.insightsBySeller(query, page, viewer: viewer)
            #expect(sellers.count > 3)
            #expect(both.sellers == sellers)
            #expect(try await store.insightsByUser(query, limit: 1, viewer: viewer).teams.map(\.name) == ["North"])
            let south = InsightQuery(days: house.days, team: teams.south.id)
            #expect(try await store.insightsBySeller(south, page, viewer: viewer).map(\.name) == ["Ben"])
            #expect(try await store.insightsByTeam(south, page, viewer: viewer).isEmpty)
        }
    }

    @Test func figuresFollowWhoIsInTheTeamToday() async throws {
        let teams = try await Teams.open()
        let (house, store) = (teams.house, teams.house.store)
        let before = try await house.sums()

        try await store.changeUser(house.ada.id, team: teams.south.id)

        #expect(try await teams.counts(teams.manager) == [1, 1, 1])
        await #expect(throws: StoreError.notFound) {
            _ = try await teams.counts(seller: house.ada.id, teams.manager)
        }
        let query = InsightQuery(days: house.days)
        let lines = try await store.insightsByTeam(query, InsightPage(limit: 9), viewer: house.administrator.viewer)
        #expect(lines.map(\.name) == ["South", "North"])
        #expect(lines.map(\.figures.sent) == [3, 1])
        for user in [house.ada, house.ben] { try await store.changeUser(user.id, team: .some(nil)) }
        try await store.removeTeam(teams.south.id)
        #expect(
            try await store.insightsByTeam(query, InsightPage(limit: 9), viewer: house.administrator.viewer)
                .map(\.name) == ["North"]
        )
        #expect(try await house.sums() == before, "nothing is counted anew")
    }

    @Test func teamsAndTheirSellersComeInPages() async throws {
        let teams = try await Teams.open()
        let (house, store) = (teams.house, teams.house.store)
        let query = InsightQuery(days: house.days)

        let first = try await store.insightsByTeam(query, InsightPage(limit: 1), viewer: house.administrator.viewer)
        let place = try #require(first.first).place()
        let rest = try await store.insightsByTeam(
            query,
            InsightPage(after: place, limit: 9),
            viewer: house.administrator.viewer
        )
        #expect((first + rest).map(\.name) == ["North", "South"])

        let seller = try await store.insightsBySeller(query, InsightPage(limit: 1), viewer: teams.manager)
        let behind = InsightPage(after: try #require(seller.first).place(), limit: 9)
        let others = try await store.insightsBySeller(query, behind, viewer: teams.manager)
        #expect((seller + others).map(\.name) == ["Ada", "Mo"])
    }

    @Test func aTableHasALineForEachTeam() async throws {
        let teams = try await Teams.open()
        var table = InsightTable(
            by: .team,
            InsightQuery(days: teams.house.days),
            from: teams.house.store,
            viewer: teams.house.administrator.viewer
        )

        #expect(try await table.isThere())
        var text = ""
        while let piece = try await table.next() { text += piece }
        #expect(text.contains("\(teams.north.id),North,3,3,3,0,0,0,0,0,5,\r\n"))
        #expect(text.contains("\(teams.south.id),South,1,1,1,0,0,0,0,0,5,\r\n"))
    }
}
