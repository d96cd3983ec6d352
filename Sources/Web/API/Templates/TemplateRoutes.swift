internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/templates`: texts that emails are begun from.
struct TemplateRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiTemplates.routerPath, use: list)
        router.post(RoutePattern.apiTemplates.routerPath, use: create)
        router.get(RoutePattern.apiTemplate.routerPath, use: show)
        router.patch(RoutePattern.apiTemplate.routerPath, use: change)
        router.delete(RoutePattern.apiTemplate.routerPath, use: delete)
        router.post(RoutePattern.apiTemplateRestore.routerPath, use: restore)
        router.post(RoutePattern.apiTemplatePreview.routerPath, use: preview)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let limit = items.limit()
        let query = TemplateQuery(
            scope: items.choice("scope", of: TemplateQuery.Scope.allCases) ?? .all,
            text: items.line("text", upTo: 200) ?? "",
            language: items.language("language") ?? "",
            after: items.id("after"),
            limit: limit + 1
        )
        try items.finish()
        let found = try await desk.store.templates(query, viewer: context.viewer)
        return try JSONAnswer.response(
            PageAnswer(found, limit: limit) {
                $0.id.description
            } item: {
                TemplateSummaryAnswer($0)
            }
        )
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        let body = try TemplateBody(try await request.json(), changing: nil)
        let template = try await desk.store.createTemplate(body.content, by: context.viewer)
        var response = try await answer(template, context, status: .created)
        response.headers[.location] = Route.apiTemplate(template.id).path
        return response
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(try await desk.template(context), context)
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        let template = try await desk.template(context)
        let body = try TemplateBody(try await request.json(), changing: template.content)
        let changed = try await desk.store.updateTemplate(
            template.id,
            to: body.content,
            // Without a version the one that was just read holds, so that no change made meanwhile is lost.
            expecting: body.version ?? template.version,
            by: context.viewer
        )
        return try await answer(changed, context)
    }

    private func delete(_ request: Request, context: APIContext) async throws -> Response {
        let archived = try await desk.store.archiveTemplate(try context.id(), by: context.viewer)
        return try JSONAnswer.response(DeletionAnswer(archived))
    }

    private func restore(_ request: Request, context: APIContext) async throws -> Response {
        let id: TemplateID = try context.id()
        var members = try Members(try await request.json())
        let undo = members.required("undo", members.string("undo", .line(upTo: 64)))
        let place: (at: Instant, id: TemplateID)? = undo.flatMap { CursorText.place($0) }
        if undo != nil, place == nil { members.fault("undo", "Give what deleting answered, unchanged.") }
        try members.finish()
        guard let place, place.id == id else { throw Problem(.notFound) }
        let archived = ArchivedTemplate(template: id, archivedAt: place.at)
        return try await answer(try await desk.store.restoreTemplate(archived, by: context.viewer), context)
    }

    private func preview(_ request: Request, context: APIContext) async throws -> Response {
        let template = try await desk.template(context)
        let sender = try await desk.usualSender(of: context.user)
        var members = try Members(try await request.jsonIfAny())
        let content = template.content
        let subject = members.string("subject", .line(upTo: DraftBody.maximumSubject)) ?? content.subject
        let html = members.nullableString("html", .text(upTo: DraftBody.maximumText)) ?? content.html
        let text = members.nullableString("text", .text(upTo: DraftBody.maximumText)) ?? content.text
        let recipient = members.address("to")
        let contact: ContactID? = members.id("contact")
        let from = members.address("from") ?? sender
        let record: RecordID? = members.id("regarding")
        let fields = members.fields("fields") ?? [:]
        if recipient != nil, contact != nil { members.fault("contact", "Give either “to” or “contact”.") }
        try members.finish()
        try await desk.checkRegarding(record)
        let values = try await desk.store.placeholderValues(
            for: try await desk.address(of: contact) ?? recipient,
            from: from,
            regarding: record
        )
        return try JSONAnswer.response(
            PreviewAnswer(FilledTemplate(subject: subject, html: html, text: text, with: values.with(fields)))
        )
    }

    private func answer(
        _ template: Template,
        _ context: APIContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let figures = try await desk.store.figures(of: template.id, viewer: context.viewer)
        let worth = try await desk.store.worth(of: template.id, viewer: context.viewer)
        return try JSONAnswer.response(TemplateAnswer(template, figures: figures, worth: worth), status: status)
    }

    private struct DeletionAnswer: Encodable {
        let id: TemplateID
        /// What undoing needs.
        let undo: String

        init(_ archived: ArchivedTemplate) {
            id = archived.template
            undo = CursorText.text(archived.archivedAt, archived.template)
        }
    }
}

extension QueryItems {
    /// A language tag, or nothing.
    fileprivate mutating func language(_ name: String) -> String? {
        guard let text = string(name), !text.isEmpty else { return nil }
        guard let tag = TextLanguage.tag(text) else {
            fault(name, "A language tag such as en, de or pt-BR is expected here.")
            return nil
        }
        return tag
    }
}
