internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// What is done with one email, and what happened to it.
struct EmailActionRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.post(RoutePattern.apiSend.routerPath, use: send)
        router.post(RoutePattern.apiUnschedule.routerPath, use: unschedule)
        router.post(RoutePattern.apiSendAgain.routerPath, use: sendAgain)
        router.post(RoutePattern.apiLeaveUnknown.routerPath, use: leaveUnknown)
        router.post(RoutePattern.apiSilence.routerPath, use: silence)
        router.delete(RoutePattern.apiSilence.routerPath, use: unsilence)
        router.post(RoutePattern.apiArchive.routerPath) { _, context in try await archive(context, true) }
        router.delete(RoutePattern.apiArchive.routerPath) { _, context in try await archive(context, false) }
        router.post(RoutePattern.apiRestore.routerPath, use: restore)
        router.get(RoutePattern.apiActivity.routerPath, use: activity)
        router.post(RoutePattern.apiFollowing.routerPath, use: following)
    }

    private func send(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.jsonIfAny())
        let moment = members.instant("sendAt")
        let withoutFiles = members.truth("withoutFiles") ?? false
        let withoutObjectors = members.truth("withoutObjectors") ?? false
        try members.finish()
        let email = try await desk.store.queue(
            try context.id(),
            at: moment,
            withoutFiles: withoutFiles,
            withoutObjectors: withoutObjectors,
            by: context.viewer
        )
        return try JSONAnswer.response(EmailAnswer(email, at: desk.clock.now), status: .accepted)
    }

    private func unschedule(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.store.unschedule(try context.id(), by: context.viewer)
        return try JSONAnswer.response(EmailAnswer(email, at: desk.clock.now))
    }

    private func sendAgain(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.store.sendUnknownAgain(try context.id(), by: context.viewer)
        return try JSONAnswer.response(EmailAnswer(email, at: desk.clock.now), status: .accepted)
    }

    private func leaveUnknown(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.store.leaveUnknown(try context.id(), by: context.viewer)
        return try JSONAnswer.response(EmailAnswer(email, at: desk.clock.now))
    }

    private func silence(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.silence(try context.id(), by: context.viewer)
        return try JSONAnswer.response(EmailAnswer(try await desk.email(context), at: desk.clock.now))
    }

    private func unsilence(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.unsilence(try context.id(), by: context.viewer)
        return try JSONAnswer.response(EmailAnswer(try await desk.email(context), at: desk.clock.now))
    }

    private func archive(_ context: APIContext, _ isArchived: Bool) async throws -> Response {
        try await desk.store.archiveEmail(try context.id(), isArchived, by: context.viewer)
        // Read like any other: an administrator's look at it is audited.
        return try JSONAnswer.response(EmailAnswer(try await desk.email(context), at: desk.clock.now))
    }

    private func restore(_ request: Request, context: APIContext) async throws -> Response {
        let id: EmailID = try context.id()
        var members = try Members(try await request.json())
        let undo = members.required("undo", members.string("undo", .line(upTo: 64)))
        let place: (at: Instant, id: EmailID)? = undo.flatMap { CursorText.place($0) }
        if undo != nil, place == nil { members.fault("undo", "Give what deleting answered, unchanged.") }
        try members.finish()
        guard let place, place.id == id else { throw Problem(.notFound) }
        try await desk.store.restoreDraft(DeletedDraft(email: id, deletedAt: place.at), by: context.viewer)
        return try JSONAnswer.response(EmailAnswer(try await desk.email(context), at: desk.clock.now))
    }

    private func activity(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.email(context)
        var items = try QueryItems(request)
        let limit = items.limit()
        let includesMachines = items.truth("machines") ?? true
        let recipient = items.recipient()
        let cursor = items.after().map { ActivityCursor(at: $0.at, id: $0.id) }
        try items.finish()
        let found = try await desk.store.activity(
            of: email.id,
            viewer: context.viewer,
            includingMachines: includesMachines,
            recipient: recipient,
            before: cursor,
            limit: limit + 1
        )
        return try JSONAnswer.response(
            PageAnswer(found, limit: limit) {
                CursorText.text($0.at, $0.id)
            } item: {
                ActivityAnswer($0, of: email)
            }
        )
    }

    /// What would be decided on following if an email with these recipients were sent now.
    private func following(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.json())
        let sender = try await desk.usualSender(of: context.user)
        let draft = Draft(
            from: members.address("from") ?? sender,
            to: members.addresses("to") ?? [],
            cc: members.addresses("cc") ?? [],
            bcc: members.addresses("bcc") ?? [],
            wish: members.truth("follow") ?? context.user.wishesFollowing
        )
        try members.finish()
        return try JSONAnswer.response(FollowingAnswer(try await desk.store.following(draft)))
    }
}
