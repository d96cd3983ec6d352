internal import Engagement
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/emails/{id}/attachments`: the files of an email, followed or really attached.
struct AttachmentRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiAttachments.routerPath, use: list)
        router.post(RoutePattern.apiAttachments.routerPath, use: create)
        router.get(RoutePattern.apiAttachment.routerPath, use: show)
        router.patch(RoutePattern.apiAttachment.routerPath, use: change)
        router.delete(RoutePattern.apiAttachment.routerPath, use: remove)
        router.post(RoutePattern.apiAttachmentRestore.routerPath, use: restore)
        router.get(RoutePattern.apiAttachmentContent.routerPath, use: content)
        router.put(RoutePattern.apiAttachmentContent.routerPath, use: replace)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.email(context)
        let now = desk.clock.now
        return try JSONAnswer.response(
            ListAnswer(items: email.attachments.map { AttachmentAnswer($0, in: email.status, at: now) })
        )
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        let email: EmailID = try context.id()
        try await desk.store.checkTakesFiles(email, by: context.viewer)
        return try await FileUpload(desk: desk, request: request, context: context).attach { new in
            let file = try await desk.store.addFile(new, to: email, limits: desk.fileLimits, by: context.viewer)
            var response = try answer(file, in: .draft, status: .created)
            response.headers[.location] = Route.apiAttachment(email, file.id).path
            return response
        }
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.email(context)
        return try answer(try email.attachment(try context.file()), in: email.status)
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.email(context)
        let file = try email.attachment(try context.file())
        var members = try Members(try await request.json())
        let change = FileChange(
            name: members.fileName("filename"),
            isFollowed: members.truth("followed"),
            expiresAt: members.nullableInstant("expiresAt"),
            isRevoked: members.truth("revoked")
        )
        try members.finish()
        let changed = try await desk.store.updateFile(
            file.id,
            of: email.id,
            change,
            limits: desk.fileLimits,
            by: context.viewer
        )
        return try answer(changed, in: email.status)
    }

    private func remove(_ request: Request, context: APIContext) async throws -> Response {
        let file = try context.file()
        let removed = try await desk.store.removeFile(file, of: try context.id(EmailID.self), by: context.viewer)
        return try JSONAnswer.response(FileRemovalAnswer(removed))
    }

    private func restore(_ request: Request, context: APIContext) async throws -> Response {
        let (email, id): (EmailID, FileID) = (try context.id(), try context.file())
        let undone = try await request.moment(ofChanging: id, by: "deleting or replacing")
        let status = try await desk.email(context).status
        guard status.isEditable else {
            let replaced = ReplacedContent(email: email, file: id, replacedAt: undone)
            return try answer(try await desk.store.restoreContent(replaced, by: context.viewer), in: status)
        }
        let file = try await desk.store.restoreFile(
            RemovedFile(email: email, file: id, removedAt: undone),
            limits: desk.fileLimits,
            by: context.viewer
        )
        return try answer(file, in: status)
    }

    private func content(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.email(context)
        return try await FileContent.download(try email.attachment(try context.file()), from: desk.objects)
    }

    private func replace(_ request: Request, context: APIContext) async throws -> Response {
        let (email, id): (EmailID, FileID) = (try context.id(), try context.file())
        let file = try await desk.store.checkReplaces(id, of: email, by: context.viewer)
        let upload = FileUpload(desk: desk, request: request, context: context)
        return try await upload.answer(named: file.name, isFollowed: file.isFollowed) { new in
            let replaced = try await desk.store.replaceFile(
                id,
                of: email,
                with: new,
                limits: desk.fileLimits,
                by: context.viewer
            )
            // What was thrown away before can't be put back.
            let undo = file.releasedAt == nil ? replaced.replacedAt.map { CursorText.text($0, id) } : nil
            return try answer(replaced, in: try await desk.email(context).status, undo: undo)
        }
    }

    private func answer(
        _ file: EmailFile,
        in status: EmailStatus,
        status code: HTTPResponse.Status = .ok,
        undo: String? = nil
    ) throws -> Response {
        try JSONAnswer.response(AttachmentAnswer(file, in: status, at: desk.clock.now, undo: undo), status: code)
    }
}

extension Email {
    /// The attachment with that id.
    fileprivate func attachment(_ id: FileID) throws(Problem) -> EmailFile {
        guard let file = attachments.first(where: { $0.id == id }) else { throw Problem(.notFound) }
        return file
    }
}
