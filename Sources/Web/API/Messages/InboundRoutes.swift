internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// `/inbound`: a reply or report that arrived elsewhere is taken in; `/emails/{id}/replies` lists what came in.
struct InboundRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.post(RoutePattern.apiInbound.routerPath, use: takeIn)
        router.get(RoutePattern.apiReplies.routerPath, use: list)
    }

    /// An administrator brings mail for everybody, a seller for their own emails.
    private func takeIn(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        try items.finish()
        let body = try await request.body.collect(upTo: .max)
        let owner = context.user.role == .administrator ? nil : context.user.id
        let outcome = try await desk.store.takeIn(Array(body.readableBytesView), at: owner)
        let answer = Outcome(
            matched: outcome.email != nil,
            kind: outcome.kind,
            email: .init(wrappedValue: outcome.email)
        )
        return try JSONAnswer.response(answer, status: outcome.email == nil ? .ok : .accepted)
    }

    private struct Outcome: Encodable {
        let matched: Bool
        let kind: InboundKind
        @Nullable var email: EmailID?
    }

    /// So many are answered at most; an email has few.
    private static let limit = 500

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        try items.finish()
        let id = try context.id(EmailID.self)
        guard try await desk.store.email(id, viewer: context.viewer) != nil else { throw Problem(.notFound) }
        let replies = try await desk.store.replies(of: id, viewer: context.viewer, limit: Self.limit)
        return try JSONAnswer.response(Replies(items: replies.map(ReplyAnswer.init)))
    }

    private struct Replies: Encodable {
        let items: [ReplyAnswer]
    }
}
