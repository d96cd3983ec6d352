internal import Hummingbird
internal import Storage
internal import Tracking

/// The list of followed emails: `/emails`, and the same as a table.
struct EmailsPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.home.routerPath) { _, _ in Response.redirect(to: Route.emails.path) }
        router.get(RoutePattern.emails.routerPath, use: show)
        router.get(RoutePattern.exportEmails.routerPath, use: export)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let choice = EmailChoice(request, for: visit.viewer)
        let gone = request.query("archived").flatMap { EmailID($0) }
        let model = try await EmailsModel.load(choice, justArchived: gone, from: site.desk.store, for: visit)
        return try await site.page(.emails, title: model.heading, model, for: visit, at: .followed)
    }

    private func export(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let choice = EmailChoice(request, for: visit.viewer)
        let query = choice.filter.query(choice, after: nil, limit: 0, at: visit.now)
        return CSVAnswer.emails(query, from: site.desk.store, viewer: visit.viewer)
    }
}
