internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Storage

/// `/templates/ranking`: which templates are believed best for an aim.
struct TemplateRankingRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiTemplateRanking.routerPath, use: rank)
    }

    private func rank(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let aim = items.choice("aim", of: RankingAim.allCases) ?? .opens
        try items.finish()
        let ranked = try await desk.store.templateRanking(for: aim, viewer: context.viewer)
        return try JSONAnswer.response(ListAnswer(items: ranked.map(TemplateRankAnswer.init)))
    }
}
