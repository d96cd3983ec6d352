internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/cards`: the assistant of whoever asks.
struct CardRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiCards.routerPath, use: list)
        router.post(RoutePattern.apiDismiss.routerPath, use: dismiss)
        router.post(RoutePattern.apiSnooze.routerPath, use: snooze)
        router.post(RoutePattern.apiUndo.routerPath, use: undo)
    }

    private struct CardListAnswer: Encodable {
        let items: [CardAnswer]
        let open: Int
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let limit = items.limit()
        let includesHandled = items.truth("handled") ?? false
        try items.finish()
        let found = try await desk.store.cards(of: context.viewer, includingHandled: includesHandled, limit: limit)
        let open = try await desk.store.openCardCount(of: context.user.id)
        return try JSONAnswer.response(CardListAnswer(items: found.map(CardAnswer.init), open: open))
    }

    private func dismiss(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.dismissCard(try context.id(), by: context.viewer)
        return try await card(context)
    }

    private func snooze(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.jsonIfAny())
        let until = members.instant("until")
        try members.finish()
        let now = desk.clock.now
        if let until, until <= now {
            throw Problem(.doesNotFit, "This time is over. Choose a later one.")
        }
        let usual = now + Card.snoozeInterval
        try await desk.store.snoozeCard(try context.id(), until: until ?? usual, by: context.viewer)
        return try await card(context)
    }

    private func undo(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.reopenCard(try context.id(), by: context.viewer)
        return try await card(context)
    }

    private func card(_ context: APIContext) async throws -> Response {
        guard let card = try await desk.store.card(try context.id(), of: context.viewer) else {
            throw Problem(.notFound)
        }
        return try JSONAnswer.response(CardAnswer(card))
    }
}
