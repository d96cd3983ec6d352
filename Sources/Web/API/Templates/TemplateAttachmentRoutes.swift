internal import Engagement
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/templates/{id}/attachments`: the files that emails from a template begin with.
struct TemplateAttachmentRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiTemplateAttachments.routerPath, use: list)
        router.post(RoutePattern.apiTemplateAttachments.routerPath, use: create)
        router.get(RoutePattern.apiTemplateAttachment.routerPath, use: show)
        router.patch(RoutePattern.apiTemplateAttachment.routerPath, use: change)
        router.delete(RoutePattern.apiTemplateAttachment.routerPath, use: remove)
        router.post(RoutePattern.apiTemplateAttachmentRestore.routerPath, use: restore)
        router.get(RoutePattern.apiTemplateAttachmentContent.routerPath, use: content)
        router.post(RoutePattern.apiTemplateFiles.routerPath, use: attach)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        let template = try await desk.template(context)
        return try JSONAnswer.response(ListAnswer(items: template.files.map(TemplateAttachmentAnswer.init)))
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        let template: TemplateID = try context.id()
        try await desk.store.checkTakesFiles(template, by: context.viewer)
        return try await FileUpload(desk: desk, request: request, context: context).attach { new in
            let file = try await desk.store.addFile(new, to: template, limits: desk.fileLimits, by: context.viewer)
            var response = try JSONAnswer.response(TemplateAttachmentAnswer(file), status: .created)
            response.headers[.location] = Route.apiTemplateAttachment(template, file.id).path
            return response
        }
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        try JSONAnswer.response(TemplateAttachmentAnswer(try await file(context)))
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.json())
        let name = members.fileName("filename")
        let isFollowed = members.truth("followed")
        try members.finish()
        let changed = try await desk.store.updateFile(
            try context.file(),
            of: try context.id(TemplateID.self),
            name: name,
            isFollowed: isFollowed,
            limits: desk.fileLimits,
            by: context.viewer
        )
        return try JSONAnswer.response(TemplateAttachmentAnswer(changed))
    }

    private func remove(_ request: Request, context: APIContext) async throws -> Response {
        let template: TemplateID = try context.id()
        let removed = try await desk.store.removeFile(try context.file(), of: template, by: context.viewer)
        return try JSONAnswer.response(FileRemovalAnswer(removed))
    }

    private func restore(_ request: Request, context: APIContext) async throws -> Response {
        let (template, id): (TemplateID, FileID) = (try context.id(), try context.file())
        let removedAt = try await request.moment(ofChanging: id, by: "deleting")
        let file = try await desk.store.restoreFile(
            RemovedTemplateFile(template: template, file: id, removedAt: removedAt),
            limits: desk.fileLimits,
            by: context.viewer
        )
        return try JSONAnswer.response(TemplateAttachmentAnswer(file))
    }

    private func content(_ request: Request, context: APIContext) async throws -> Response {
        try await FileContent.download(try await file(context), from: desk.objects)
    }

    /// The files of a template become files of a draft.
    private func attach(_ request: Request, context: APIContext) async throws -> Response {
        let email: EmailID = try context.id()
        try await desk.store.checkTakesFiles(email, by: context.viewer)
        var members = try Members(try await request.json())
        let template: TemplateID? = members.required("template", members.id("template"))
        try members.finish()
        guard let template else { throw Problem(.notFound) }
        let files = try await desk.store.attachFiles(
            of: template,
            to: email,
            limits: desk.fileLimits,
            by: context.viewer
        )
        let now = desk.clock.now
        return try JSONAnswer.response(
            ListAnswer(items: files.map { AttachmentAnswer($0, in: .draft, at: now) }),
            status: .created
        )
    }

    private func file(_ context: APIContext) async throws -> TemplateFile {
        let id: TemplateID = try context.id()
        guard let file = try await desk.store.file(try context.file(), of: id, viewer: context.viewer) else {
            throw Problem(.notFound)
        }
        return file
    }
}
