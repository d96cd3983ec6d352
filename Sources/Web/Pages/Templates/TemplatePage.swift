internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// Writing a template: `/templates/new` for a new one, `/templates/{id}` for one that is there.
///
/// Scripts save through the API and come here only to ask how it would read. Without scripts it is one form.
struct TemplatePage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.newTemplate.routerPath, use: showNew)
        router.post(RoutePattern.newTemplate.routerPath, use: act)
        router.post(RoutePattern.templatePreview.routerPath, use: preview)
        router.get(RoutePattern.template.routerPath, use: showSaved)
        router.post(RoutePattern.template.routerPath, use: act)
    }

    private func showNew(_ request: Request, context: SignedInContext) async throws -> Response {
        try await show(TypedTemplate(), problems: TemplateProblems(), site.visit(request, context))
    }

    private func showSaved(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        guard let template = try await site.desk.store.template(try context.id(), viewer: visit.viewer) else {
            throw Problem(.notFound)
        }
        let notice = request.query("saved") == nil ? nil : Frame.Notice.done("Saved.")
        return try await show(TypedTemplate(template), problems: TemplateProblems(), visit, notice: notice)
    }

    /// How what stands in the fields reads for somebody, alone.
    private func preview(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let typed = TypedTemplate(try await request.form())
        let model = try await TemplatePageQuery(desk: site.desk, visit: visit).part(typed)
        return try await site.part(.templatePart, model, for: visit)
    }

    private func act(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let fields = try await request.form()
        var typed = TypedTemplate(fields)
        typed.id = context.parameters.get("id") == nil ? nil : try context.id()
        if let id = typed.id {
            guard let saved = try await site.desk.store.template(id, viewer: visit.viewer) else {
                throw Problem(.notFound)
            }
            if fields["shared"] == nil { typed.isShared = saved.content.isShared }
        }
        switch (fields["do"], typed.id) {
        case ("delete", let id?):
            let archived = try await site.desk.store.archiveTemplate(id, by: visit.viewer)
            return .seeOther(TemplatesPage.address(after: archived))
        case ("preview", _): return try await show(typed, problems: TemplateProblems(), visit)
        default: return try await save(typed, visit)
        }
    }

    private func save(_ typed: TypedTemplate, _ visit: Visit) async throws -> Response {
        do {
            let saved = try await keep(typed, visit)
            return .seeOther(PageAddress(.template(saved.id)).with("saved", "yes").text)
        } catch {
            guard error.isForTypist else { throw error }
            return try await show(typed, problems: TemplateProblems(error), visit)
        }
    }

    private func keep(_ typed: TypedTemplate, _ visit: Visit) async throws(StoreError) -> Template {
        if let problem = Subjects.problem(with: typed.subject) { throw .invalid(field: "subject", problem: problem) }
        let store = site.desk.store
        guard let id = typed.id else { return try await store.createTemplate(typed.content, by: visit.viewer) }
        return try await store.updateTemplate(id, to: typed.content, expecting: typed.version, by: visit.viewer)
    }

    private func show(
        _ typed: TypedTemplate,
        problems: TemplateProblems,
        _ visit: Visit,
        notice: Frame.Notice? = nil
    ) async throws -> Response {
        let model = try await TemplatePageQuery(desk: site.desk, visit: visit).model(typed, problems: problems)
        return try await site.page(
            .template,
            title: model.heading,
            model,
            for: visit,
            at: .templates,
            notice: notice,
            status: problems.isEmpty ? .ok : .unprocessableContent
        )
    }
}
