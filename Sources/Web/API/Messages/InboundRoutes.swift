internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// `/inbound`: a reply or report that arrived elsewhere is taken in; `/emails/{id}/replies` lists what came in, and answers it;
/// `/emails/{id}/stops` lists who stopped being followed.
struct InboundRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.post(RoutePattern.apiInbound.routerPath, use: takeIn)
        router.get(RoutePattern.apiReplies.routerPath, use: list)
        router.post(RoutePattern.apiAnswerReply.routerPath, use: answer)
        router.get(RoutePattern.apiStops.routerPath, use: stops)
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
        return try JSONAnswer.response(ListAnswer(items: replies.map(ReplyAnswer.init)))
    }

    /// Begins a draft that answers, in the thread of what came in.
    private func answer(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.jsonIfAny())
        let toAll = members.truth("toAll") ?? false
        try members.finish()
        guard let reply = context.parameters.get("reply").flatMap({ ReplyID($0) }) else { throw Problem(.notFound) }
        let store = desk.store
        let draft = try await store.createAnswer(to: reply, of: context.id(), toAll: toAll, by: context.viewer)
        var response = try JSONAnswer.response(EmailAnswer(draft, at: desk.clock.now), status: .created)
        response.headers[.location] = Route.apiEmail(draft.id).path
        return response
    }

    private func stops(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        try items.finish()
        let email = try await desk.email(context)
        let stops = try await desk.store.stops(of: email.id, viewer: context.viewer)
        return try JSONAnswer.response(ListAnswer(items: stops.map { StopAnswer($0, of: email) }))
    }

    /// Somebody who stopped being followed on their own page.
    private struct StopAnswer: Encodable {
        let at: Instant
        @Nullable var recipient: ActivityAnswer.Person?

        init(_ stop: FollowingStop, of email: Email) {
            at = stop.at
            _recipient = Nullable(wrappedValue: email.recipient(stop.recipient).map(ActivityAnswer.Person.init))
        }
    }
}
