internal import Hummingbird
internal import Storage
internal import Tracking

/// One email with everything that happened to it: `/emails/{id}`.
struct EmailPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.email.routerPath, use: show)
        router.get(RoutePattern.emailTimeline.routerPath, use: showBody)
        router.post(RoutePattern.silenceEmail.routerPath, use: silence)
        router.post(RoutePattern.unsilenceEmail.routerPath, use: unsilence)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(EmailID.self)
        guard let email = try await site.desk.store.email(id, viewer: visit.viewer) else { throw Problem(.notFound) }
        if email.status.isEditable { return .redirect(to: Route.composeDraft(id).path) }
        let model = try await model(email, request, visit)
        return try await site.page(.email, title: model.subject, model, for: visit, at: .followed)
    }

    /// The content alone, for the script that keeps the page true.
    private func showBody(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(EmailID.self)
        guard let email = try await site.desk.store.email(id, viewer: visit.viewer) else { throw Problem(.notFound) }
        if email.status.isEditable { return .redirect(to: Route.composeDraft(id).path) }
        return try await site.part(.emailPart, try await model(email, request, visit), for: visit)
    }

    private func model(_ email: Email, _ request: Request, _ visit: Visit) async throws -> EmailModel {
        try await EmailModel.load(email, before: PageMark(request.query("before")), from: site.desk.store, for: visit)
    }

    private func silence(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(EmailID.self)
        try await site.desk.store.silence(id, by: context.viewer)
        return .seeOther(Route.email(id).path)
    }

    private func unsilence(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(EmailID.self)
        try await site.desk.store.unsilence(id, by: context.viewer)
        return .seeOther(Route.email(id).path)
    }
}
