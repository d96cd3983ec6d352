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
        router.post(RoutePattern.apiFeedback.routerPath, use: feedback)
    }

    private struct CardListAnswer: Encodable {
        let items: [CardAnswer]
        @Nullable var next: String?
        let open: Int

        init(_ page: CardPage, open: Int) {
            items = page.cards.map(CardAnswer.init)
            _next = Nullable(wrappedValue: page.next?.text)
            self.open = open
        }
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let limit = items.limit()
        let includesHandled = items.truth("handled") ?? false
        let about = items.id("about", RecordID.self)
        let after = items.afterCard()
        if about != nil, includesHandled {
            items.fault("handled", "Of one record only the cards that wait are listed. Leave this out.")
        }
        try items.finish()
        let (store, viewer) = (desk.store, context.viewer)
        let page: CardPage
        if let about {
            guard let record = try await store.record(about)?.record else { throw Problem(.notFound) }
            page = try await store.cardPage(about: record, of: viewer, after: after, limit: limit)
        } else {
            page = try await store.cardPage(of: viewer, includingHandled: includesHandled, after: after, limit: limit)
        }
        let open = try await store.openCardCount(of: context.user.id)
        return try JSONAnswer.response(CardListAnswer(page, open: open))
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
        guard let found = try await desk.store.card(try context.id(), of: context.viewer) else {
            throw Problem(.notFound)
        }
        let usual = now + found.card.kind.snoozeInterval
        try await desk.store.snoozeCard(found.card.id, until: until ?? usual, by: context.viewer)
        return try await card(context)
    }

    private func undo(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.reopenCard(try context.id(), by: context.viewer)
        return try await card(context)
    }

    private func feedback(_ request: Request, context: APIContext) async throws -> Response {
        let id: CardID = try context.id()
        guard try await desk.store.card(id, of: context.viewer) != nil else { throw Problem(.notFound) }
        var members = try Members(try await request.json())
        let feedback = members.nullableChoice("feedback", of: CardFeedback.allCases)
        let given = members.required("feedback", feedback)
        try members.finish()
        try await desk.store.giveFeedback(given ?? nil, on: id, by: context.viewer)
        return try await card(context)
    }

    private func card(_ context: APIContext) async throws -> Response {
        guard let card = try await desk.store.card(try context.id(), of: context.viewer) else {
            throw Problem(.notFound)
        }
        return try JSONAnswer.response(CardAnswer(card))
    }
}

extension QueryItems {
    /// Where a page of cards begins.
    fileprivate mutating func afterCard() -> CardCursor? {
        guard let text = string("after") else { return nil }
        guard let cursor = CardCursor(text) else {
            fault("after", "Give the “next” of the page before, unchanged.")
            return nil
        }
        return cursor
    }
}

extension Members {
    /// One of several words or `null`: the outer optional is empty where the member is missing, the inner one where it is `null`.
    fileprivate mutating func nullableChoice<Choice: RawRepresentable>(_ name: String, of choices: [Choice]) -> Choice??
    where Choice.RawValue == String {
        if case (.null, _)? = value(name) { return .some(nil) }
        return choice(name, of: choices).map { .some($0) }
    }
}
