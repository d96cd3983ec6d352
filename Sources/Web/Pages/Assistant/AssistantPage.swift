internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// Everything that waits for the seller: `/assistant`, and the panel beside other pages.
struct AssistantPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.assistant.routerPath, use: show)
        router.get(RoutePattern.assistantPanel.routerPath, use: showPanel)
        router.post(RoutePattern.dismissCard.routerPath) { _, context in
            try await site.desk.store.dismissCard(try context.id(CardID.self), by: context.viewer)
            return Response.seeOther(Route.assistant.path)
        }
        router.post(RoutePattern.snoozeCard.routerPath) { _, context in
            let id = try context.id(CardID.self)
            guard let card = try await site.desk.store.card(id, of: context.viewer) else { throw Problem(.notFound) }
            let until = site.desk.clock.now + card.card.kind.snoozeInterval
            try await site.desk.store.snoozeCard(id, until: until, by: context.viewer)
            return Response.seeOther(Route.assistant.path)
        }
        router.post(RoutePattern.reopenCard.routerPath) { _, context in
            try await site.desk.store.reopenCard(try context.id(CardID.self), by: context.viewer)
            return Response.seeOther(Route.assistant.path)
        }
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let choice = AssistantChoice(show: request.query("show"), after: request.query("after"))
        let model = try await AssistantModel.load(choice, from: site.desk.store, for: visit)
        return try await site.page(.assistant, title: "Assistant", model, for: visit, at: .assistant)
    }

    private func showPanel(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let told = try await ToldCard(request.query("card").flatMap { CardID($0) }, from: site.desk.store, for: visit)
        return try await site.part(.assistantPart, told, for: visit)
    }
}
