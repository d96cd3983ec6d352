internal import HTTPTypes
internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// One message as its recipient's mail program would show it: `/sandbox/messages/{id}`.
struct SandboxMessagePage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.sandboxMessage.routerPath, use: show)
        router.get(RoutePattern.sandboxView.routerPath, use: showText)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let (kept, message) = try await load(context)
        let email = try await site.desk.store.email(kept.copy.email, viewer: visit.viewer)
        let model = SandboxMessageModel(kept, message, email: email, for: visit)
        return try await site.page(.sandboxMessage, title: model.subject, model, for: visit, at: .sandbox)
    }

    /// The message itself, for the frame: a document of strangers, so it gets a policy of its own and no scripts.
    private func showText(_ request: Request, context: SignedInContext) async throws -> Response {
        let (_, message) = try await load(context)
        let document = SandboxDocument(message).html
        return HTMLAnswer.response(
            document,
            headers: [
                .contentSecurityPolicy: SandboxDocument.policy(picturesFrom: site.desk.configuration.trackingBase),
                .referrerPolicy: "no-referrer",
            ]
        )
    }

    private func load(_ context: SignedInContext) async throws -> (SandboxMessage, Message) {
        let id = try context.id(SandboxMessageID.self)
        guard let (kept, bytes) = try await site.desk.store.sandboxMessage(id, viewer: context.viewer),
            let message = try? Message(bytes)
        else { throw Problem(.notFound) }
        return (kept, message)
    }
}
