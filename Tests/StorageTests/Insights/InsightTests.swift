internal import Engagement
internal import Foundation
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct InsightTests {
    @Test func countsEachEmailOnceAndOnlyWhatPeopleDid() async throws {
        let house = try await House.open()
        let (read, scanned) = (try await house.sent(by: house.ada), try await house.sent(by: house.ada))
        try await house.sent(by: house.ada, state: .off)
        house.clock.advance(by: .seconds(600))
        let now = house.clock.now
        try await house.store.record(
            [
                .make(of: read, at: now), .make(of: read, at: now + .seconds(60)), .make(.link, of: read, at: now),
                .make(of: scanned, at: now, verdict: .unknown), .make(.link, of: scanned, at: now, verdict: .machine),
            ],
            upTo: .start.next,
            of: "a"
        )

        let insights = try await house.store.insights(InsightQuery(days: house.days), viewer: house.ada.viewer)

        var expected = InsightFigures()
        (expected.sent, expected.followed, expected.opened, expected.perhapsOpened, expected.clicked) = (3, 2, 1, 1, 1)
        #expect(insights.figures == expected)
        #expect(insights.days.map(\.day) == [InsightDay(now)])
        #expect(insights.minutesToOpen == 10)
        #expect(insights.minutesToReply == nil)
    }

    @Test func aSellerSeesTheirOwnAndAManagerEverybodys() async throws {
        let house = try await House.open()
        try await house.sent(by: house.ada)
        try await house.sent(by: house.ben)
        let query = InsightQuery(days: house.days)
        let page = InsightPage(limit: 9)

        #expect(try await house.store.insights(query, viewer: house.ada.viewer).figures.sent == 1)
        #expect(try await house.store.insights(query, viewer: house.manager.viewer).figures.sent == 2)
        #expect(try await house.store.insightsBySeller(query, page, viewer: house.ada.viewer).isEmpty)
        let lines = try await house.store.insightsBySeller(query, page, viewer: house.manager.viewer)
        #expect(Set(lines.map(\.name)) == ["Ada", "Ben"])
        await #expect(throws: StoreError.notFound) {
            let bens = InsightQuery(days: house.days, seller: house.ben.id)
            _ = try await house.store.insights(bens, viewer: house.ada.viewer)
        }
    }

    @Test func otherPeoplesPersonalTemplatesHaveNoNameAndNoPage() async throws {
        let house = try await House.open()
        let own = try await house.store.createTemplate(TemplateContent(name: "Mine"), by: house.ada.viewer).id
        try await house.sent(by: house.ada, template: own)
        let query = InsightQuery(days: house.days)
        let page = InsightPage(limit: 9)

        let (store, manager) = (house.store, house.manager.viewer)
        #expect(try await store.insightsByTemplate(query, page, viewer: house.ada.viewer).map(\.name) == ["Mine"])
        #expect(try await store.insightsByTemplate(query, page, viewer: manager).map(\.name) == [""])
        let one = InsightQuery(days: house.days, template: own)
        #expect(try await store.insights(one, viewer: house.ada.viewer).figures.sent == 1)
        await #expect(throws: StoreError.notFound) { _ = try await store.insights(one, viewer: house.ben.viewer) }
    }

    @Test func ofAPersonAndTheirAccountEachCopyCountsAndOfAnOpportunityEachEmail() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let account = try await store.addAccount(name: "Buyer", by: house.ada.id) { $0.domain = "buyer.test" }
        let deal = try await store.addOpportunity(name: "Deal")
        let regarding = RecordID(uuid: deal.id.uuid)
        let email = try await house.sent(
            by: house.ada,
            to: ["maria@buyer.test", "jonas@buyer.test"],
            regarding: regarding
        )
        try await store.record(
            [.make(of: email, recipient: 1, at: house.clock.now)],
            upTo: .start.next,
            of: "a"
        )
        let jonas = try #require(try await store.contact(address: "jonas@buyer.test"))
        func figures(_ record: Record, _ viewer: Viewer) async throws -> [Int] {
            let query = InsightQuery(days: house.days, record: record)
            let figures = try await store.insights(query, viewer: viewer).figures
            let hours = try await store.insightHours(query, in: .gmt, viewer: viewer)
            return [figures.sent, figures.opened, hours.total]
        }

        #expect(try await figures(.contact(jonas.id), ada) == [1, 1, 1])
        #expect(try await figures(.account(account.id), ada) == [2, 1, 1])
        #expect(try await figures(.opportunity(deal.id), ada) == [1, 1, 1])
        #expect(try await figures(.opportunity(deal.id), house.ben.viewer) == [0, 0, 0])
        let (all, page) = (InsightQuery(days: house.days), InsightPage(limit: 9))
        let accounts = try await store.insightsByAccount(all, page, viewer: ada)
        #expect(accounts?.map(\.figures.sent) == [2])
        let people = try await store.insightsByContact(all, page, viewer: ada)
        #expect(people?.first { $0.id == jonas.id }?.figures.opened == 1)
        #expect(people?.map(\.figures.sent).reduce(0, +) == 2)
        let deals = try await store.insightsByOpportunity(all, page, viewer: ada)
        #expect(deals?.map { [$0.figures.sent, $0.figures.opened] } == [[1, 1]])
        #expect(deals?.first?.name == deal.name)
    }

    @Test func hoursAreThoseOfTheZoneAlsoWhereItsClocksChange() async throws {
        let house = try await House.open()
        let email = try await house.sent(by: house.ada)
        // Berlin changed to summer time on 29 March 2026 at 1:00 UTC.
        let moments = ["2026-03-28T09:20:00.000Z", "2026-03-30T08:40:00.000Z"].compactMap { Instant($0) }
        try await house.store.record(
            try moments.map { try .make(of: email, at: $0) },
            upTo: .start.next,
            of: "a"
        )
        let days = InsightDay(moments[0])...InsightDay(moments[1])
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        let india = try #require(TimeZone(identifier: "Asia/Kolkata"))

        let query = InsightQuery(days: days)
        let inBerlin = try await house.store.insightHours(query, in: berlin, viewer: house.ada.viewer)
        #expect(inBerlin.counts[5][10] == 1)
        #expect(inBerlin.counts[0][10] == 1)
        let inIndia = try await house.store.insightHours(query, in: india, viewer: house.ada.viewer)
        #expect(inIndia.counts[5][14] == 1)
        #expect(inIndia.counts[0][14] == 1)
        #expect(ZoneStretch.stretches(of: days, in: berlin).map(\.offset) == [4, 8])
    }

    @Test(arguments: [(0, 15), (0, 31), (5, 40), (3, 9), (16, 16), (15, 48)])
    func wholeSpansAndDaysBesideThemAreEveryDayOnce(first: Int, last: Int) throws {
        let spans = (InsightDay(number: first)...InsightDay(number: last)).spans.map { value in
            if case .integer(let number) = value { Int(number) } else { -1 }
        }
        var days: [Int] = []
        if spans[0] <= spans[1] { days += Array(spans[0] * 16...spans[1] * 16 + 15) }
        if spans[2] <= spans[3] { days += Array(spans[2]...spans[3]) }
        if spans[4] <= spans[5] { days += Array(spans[4]...spans[5]) }

        #expect(days.sorted() == Array(first...last))
    }

    @Test func aListGoesOnBehindItsLastLine() async throws {
        let house = try await House.open()
        for user in [house.ada, house.ada, house.ben, house.manager] { try await house.sent(by: user) }
        let query = InsightQuery(days: house.days)
        let viewer = house.manager.viewer

        let first = try await house.store.insightsBySeller(query, InsightPage(limit: 1), viewer: viewer)
        let line = try #require(first.first)
        let place = InsightPage.Place(sent: line.figures.sent, id: RecordID(uuid: line.id.uuid))
        let rest = try await house.store.insightsBySeller(query, InsightPage(after: place, limit: 9), viewer: viewer)

        #expect(first.map(\.name) == ["Ada"])
        #expect(Set(rest.map(\.name)) == ["Ben", "Mo"])
    }
}
