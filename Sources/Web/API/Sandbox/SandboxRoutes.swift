internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Storage
internal import Tracking

/// `/sandbox/messages`: the copies that would have gone out.
struct SandboxRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiSandboxMessages.routerPath, use: list)
        router.get(RoutePattern.apiSandboxMessage.routerPath, use: show)
    }

    private struct MessageAnswer: Encodable {
        let id: SandboxMessageID
        let email: EmailID
        let ordinal: UInt16
        let recipient: String
        let subject: String
        let receivedAt: Instant
        let size: Int

        init(_ message: SandboxMessage) {
            id = message.id
            email = message.copy.email
            ordinal = message.copy.recipient
            recipient = message.recipient
            subject = message.subject
            receivedAt = message.receivedAt
            size = message.size
        }
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let limit = items.limit()
        let recipient = items.line("recipient", upTo: 320)
        let email: EmailID? = items.id("email")
        let cursor = items.after().map { SandboxCursor(receivedAt: $0.at, id: $0.id) }
        try items.finish()
        let found = try await desk.store.sandboxMessages(
            recipient: recipient,
            email: email,
            viewer: context.viewer,
            before: cursor,
            limit: limit + 1
        )
        return try JSONAnswer.response(
            PageAnswer(found, limit: limit) {
                CursorText.text($0.receivedAt, $0.id)
            } item: {
                MessageAnswer($0)
            }
        )
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        guard let (_, bytes) = try await desk.store.sandboxMessage(try context.id(), viewer: context.viewer) else {
            throw Problem(.notFound)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "message/rfc822",
                // It is somebody's mail: a browser shall keep it, not show it as one of our pages.
                .contentDisposition: "attachment; filename=\"message.eml\"",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
