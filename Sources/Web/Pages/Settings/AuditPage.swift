internal import Hummingbird
internal import Storage
internal import Tracking

/// Who did what that concerns others: `/settings/audit`, for administrators.
struct AuditPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.audit.routerPath, use: show)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        try context.requireAdministrator()
        let visit = site.visit(request, context)
        let before = request.query("before").flatMap { AuditEntryID($0) }
        let model = try await AuditModel.load(before: before, from: site.desk.store, for: visit)
        return try await site.page(.settingsAudit, title: "Audit log", model, for: visit, at: .settings)
    }
}
