internal import Hummingbird
internal import Storage
internal import Tracking

/// The list of drafts, and what is done to one: `/drafts`.
struct DraftsPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.drafts.routerPath, use: show)
        router.post(RoutePattern.deleteDraft.routerPath, use: delete)
        router.post(RoutePattern.restoreDraft.routerPath, use: restore)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let model = try await DraftsModel.load(
            after: PageMark(request.query("after")),
            deleted: PageMark(request.query("deleted")),
            from: site.desk.store,
            for: visit
        )
        return try await site.page(.drafts, title: "Drafts", model, for: visit, at: .drafts)
    }

    /// Where one is sent after deleting: the list, which offers to undo it.
    static func address(after deleted: DeletedDraft) -> String {
        PageAddress(.drafts).with("deleted", PageMark(at: deleted.deletedAt, id: deleted.email).text).text
    }

    private func delete(_ request: Request, context: SignedInContext) async throws -> Response {
        let deleted = try await site.desk.store.deleteDraft(try context.id(EmailID.self), by: context.viewer)
        return .seeOther(Self.address(after: deleted))
    }

    private func restore(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(EmailID.self)
        guard let mark = PageMark<Subject.Email>(try await request.form()["undo"]), mark.id == id else {
            throw Problem(.notFound)
        }
        let deleted = DeletedDraft(email: id, deletedAt: mark.at)
        try await site.desk.store.restoreDraft(deleted, by: context.viewer)
        return .seeOther(Route.composeDraft(id).path)
    }
}
