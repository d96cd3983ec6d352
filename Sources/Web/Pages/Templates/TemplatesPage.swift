internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// The list of templates, and what is done to one from there: `/templates`.
struct TemplatesPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.templates.routerPath, use: show)
        router.post(RoutePattern.restoreTemplate.routerPath, use: restore)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let query = TemplateQuery(
            scope: request.query("show").flatMap(TemplateQuery.Scope.init(rawValue:)) ?? .all,
            text: request.query("text") ?? "",
            language: request.query("language").flatMap(TextLanguage.tag) ?? "",
            after: request.query("after").flatMap { TemplateID($0) }
        )
        let model = try await TemplatesModel.load(
            query,
            aim: request.query("aim").flatMap(RankingAim.init(rawValue:)) ?? .opens,
            deleted: PageMark(request.query("deleted")),
            from: site.desk.store,
            for: visit
        )
        return try await site.page(.templates, title: "Templates", model, for: visit, at: .templates)
    }

    /// Where one is sent after deleting: the list, which offers to undo it.
    static func address(after archived: ArchivedTemplate) -> String {
        PageAddress(.templates).with("deleted", PageMark(at: archived.archivedAt, id: archived.template).text).text
    }

    private func restore(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(TemplateID.self)
        guard let mark = PageMark<Subject.Template>(try await request.form()["undo"]), mark.id == id else {
            throw Problem(.notFound)
        }
        let archived = ArchivedTemplate(template: id, archivedAt: mark.at)
        try await site.desk.store.restoreTemplate(archived, by: context.viewer)
        return .seeOther(Route.template(id).path)
    }
}
