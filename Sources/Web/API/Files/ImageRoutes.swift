internal import Engagement
internal import Files
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/emails/{id}/images`: the pictures that are inserted into an email's HTML.
struct ImageRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiImages.routerPath, use: list)
        router.post(RoutePattern.apiImages.routerPath, use: create)
        router.get(RoutePattern.apiImage.routerPath, use: content)
        router.delete(RoutePattern.apiImage.routerPath, use: remove)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        try JSONAnswer.response(ListAnswer(items: try await desk.email(context).images.map(ImageAnswer.init)))
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        let email: EmailID = try context.id()
        try await desk.store.checkTakesFiles(email, by: context.viewer)
        var items = try QueryItems(request)
        let name = items.optionalFileName("filename")
        try items.finish()
        let upload = FileUpload(desk: desk, request: request, context: context)
        return try await upload.answer(upTo: PictureKind.maximumSize) { object in
            // Judged by content alone: what is said of it is not looked at.
            guard let kind = PictureKind(beginning: object.beginning) else {
                throw Problem(
                    .wrongContentType,
                    "This is no picture of a kind that mail programs show: PNG, JPEG, GIF or WebP."
                )
            }
            let new = NewFile(
                object,
                kind: .image,
                name: name ?? "picture.\(kind.nameEnding)",
                mediaType: kind.mediaType,
                isFollowed: true
            )
            let file = try await desk.store.addFile(new, to: email, limits: desk.fileLimits, by: context.viewer)
            var response = try JSONAnswer.response(ImageAnswer(file), status: .created)
            response.headers[.location] = Route.apiImage(email, file.id).path
            return response
        }
    }

    private func content(_ request: Request, context: APIContext) async throws -> Response {
        let id = try context.file()
        guard let image = try await desk.email(context).images.first(where: { $0.id == id }) else {
            throw Problem(.notFound)
        }
        return try await FileContent.picture(image, from: desk.objects)
    }

    private func remove(_ request: Request, context: APIContext) async throws -> Response {
        let file = try context.file()
        let removed = try await desk.store.removeFile(file, of: try context.id(EmailID.self), by: context.viewer)
        return try JSONAnswer.response(FileRemovalAnswer(removed))
    }
}

extension QueryItems {
    fileprivate mutating func optionalFileName(_ name: String) -> String? {
        string(name) == nil ? nil : fileName(name)
    }
}
