internal import Engagement
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/insights`: figures of some days, and tables of them.
struct InsightRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiInsights.routerPath, use: show)
        router.get(RoutePattern.apiInsightExport.routerPath, use: export)
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let days = items.days(until: InsightDay(desk.clock.now))
        let asked = AskedInsights(&items)
        let grouping = items.choice("by", of: InsightGrouping.allCases) ?? .day
        let zone = items.zone("zone") ?? .gmt
        let limit = items.limit()
        let after = items.insightPlace()
        try items.finish()
        let query = try await query(days, asked, context)
        let most = [.team, .template].contains(grouping) ? Int.max : InsightPage.most
        let page = InsightPage(after: after, limit: limit + 1, most: most)
        let (store, viewer) = (desk.store, context.viewer)
        let insights = try await store.insights(query, viewer: viewer)
        let lines: InsightLinesAnswer
        switch grouping {
        case .day: lines = InsightLinesAnswer(insights.days)
        case .seller:
            lines = InsightLinesAnswer(try await store.insightsBySeller(query, page, viewer: viewer), limit: limit)
        case .team:
            lines = InsightLinesAnswer(try await store.insightsByTeam(query, page, viewer: viewer), limit: limit)
        case .template:
            lines = InsightLinesAnswer(try await store.insightsByTemplate(query, page, viewer: viewer), limit: limit)
        case .contact:
            lines = try InsightLinesAnswer(
                lookedUp: await store.insightsByContact(query, page, viewer: viewer),
                limit: limit
            )
        case .account:
            lines = try InsightLinesAnswer(
                lookedUp: await store.insightsByAccount(query, page, viewer: viewer),
                limit: limit
            )
        case .opportunity:
            lines = try InsightLinesAnswer(
                lookedUp: await store.insightsByOpportunity(query, page, viewer: viewer),
                limit: limit
            )
        }
        let hours = try await store.insightHours(query, in: zone, viewer: viewer)
        return try JSONAnswer.response(InsightsAnswer(insights, days: days, by: grouping, lines, hours, zone: zone))
    }

    private func export(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let days = items.days(until: InsightDay(desk.clock.now))
        let asked = AskedInsights(&items)
        let grouping = items.choice("by", of: InsightGrouping.allCases) ?? .day
        try items.finish()
        return try await CSVAnswer.insights(
            by: grouping,
            try await query(days, asked, context),
            from: desk.store,
            viewer: context.viewer
        )
    }

    private func query(
        _ days: ClosedRange<InsightDay>,
        _ asked: AskedInsights,
        _ context: APIContext
    ) async throws -> InsightQuery {
        var record: Record?
        if let id = asked.record {
            guard let found = try await desk.store.record(id) else { throw Problem(.notFound) }
            record = found.record
        }
        return InsightQuery(
            days: days,
            seller: asked.seller,
            team: asked.team,
            template: asked.template,
            record: record
        )
    }
}

/// Whose figures are asked for.
private struct AskedInsights {
    let seller: UserID?
    let team: TeamID?
    let template: TemplateID?
    let record: RecordID?

    init(_ items: inout QueryItems) {
        seller = items.id("seller")
        team = items.id("team")
        template = items.id("template")
        record = items.id("record")
    }
}

extension QueryItems {
    /// First and last day; without either the last thirty.
    fileprivate mutating func days(until today: InsightDay) -> ClosedRange<InsightDay> {
        let usual = InsightPeriod.month.days(until: today)
        let (first, last) = (string("from"), string("to"))
        guard first != nil || last != nil else { return usual }
        switch InsightChoice.days(from: first ?? "", to: last ?? today.text) {
        case .success(let days): return days
        case .failure(let wrong):
            fault(first == nil ? "to" : "from", wrong.words)
            return usual
        }
    }

    /// A zone by its name.
    fileprivate mutating func zone(_ name: String) -> TimeZone? {
        guard let text = string(name) else { return nil }
        guard text.utf8.count <= 64, let zone = TimeZone(identifier: text) else {
            fault(name, "The name of a time zone is expected here, such as Europe/Berlin.")
            return nil
        }
        return zone
    }

    /// Where a list of lines goes on.
    fileprivate mutating func insightPlace() -> InsightPage.Place? {
        guard let text = string("after") else { return nil }
        guard let place: (at: Instant, id: RecordID) = CursorText.place(text) else {
            fault("after", "Give the “next” of the page before, unchanged.")
            return nil
        }
        return InsightPage.Place(sent: Int(place.at.microseconds), id: place.id)
    }
}
