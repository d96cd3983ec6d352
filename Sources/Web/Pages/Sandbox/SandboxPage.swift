internal import Hummingbird

/// The built-in mailboxes: `/sandbox`.
struct SandboxPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.sandbox.routerPath, use: show)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let model = try await SandboxModel.load(
            mailbox: request.query("mailbox"),
            before: PageMark(request.query("before")),
            from: site.desk.store,
            for: visit
        )
        return try await site.page(.sandbox, title: "Sandbox", model, for: visit, at: .sandbox)
    }
}
