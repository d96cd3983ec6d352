internal import Hummingbird

/// The list of followed emails: `/emails`.
struct EmailsPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.home.routerPath) { _, _ in Response.redirect(to: Route.emails.path) }
        router.get(RoutePattern.emails.routerPath, use: show)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let choice = EmailChoice(
            filter: EmailFilter(request.query("show"), for: visit.viewer),
            text: request.query("text") ?? "",
            after: PageMark(request.query("after"))
        )
        let model = try await EmailsModel.load(choice, from: site.desk.store, for: visit)
        return try await site.page(.emails, title: model.heading, model, for: visit, at: .followed)
    }
}
