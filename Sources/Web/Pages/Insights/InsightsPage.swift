internal import Hummingbird
internal import Storage

/// Figures of some days: `/insights`, and tables of them.
struct InsightsPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.insights.routerPath, use: show)
        router.get(RoutePattern.exportInsights.routerPath, use: export)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let choice = InsightChoice(request, now: visit.now)
        let model = try await InsightsModel.load(choice, from: site.desk.store, for: visit)
        return try await site.page(
            .insights,
            title: "Insights",
            model,
            for: visit,
            at: .insights,
            status: choice.fault == nil ? .ok : .unprocessableContent
        )
    }

    private func export(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let choice = InsightChoice(request, now: visit.now)
        if let fault = choice.fault { throw Problem.invalid("?from", fault) }
        let subject = try await InsightSubjectWords(choice, from: site.desk.store, for: visit)
        return try await CSVAnswer.insights(
            by: request.query("by").flatMap(InsightGrouping.init(rawValue:)) ?? .day,
            subject.query(choice),
            from: site.desk.store,
            viewer: visit.viewer
        )
    }
}
