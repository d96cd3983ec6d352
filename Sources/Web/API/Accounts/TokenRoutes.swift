internal import Hummingbird
internal import Storage
internal import Tracking

/// `/tokens`: the keys to the API of whoever asks.
struct TokenRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiTokens.routerPath, use: list)
        router.post(RoutePattern.apiTokens.routerPath, use: create)
        router.delete(RoutePattern.apiToken.routerPath, use: revoke)
    }

    private struct TokenAnswer: Encodable {
        let id: APITokenID
        let name: String
        let createdAt: Instant
        @Nullable var lastUsedAt: Instant?
        /// Only in the answer that makes it.
        let secret: String?

        init(_ token: APIToken, secret: String? = nil) {
            id = token.id
            name = token.name
            createdAt = token.createdAt
            _lastUsedAt = Nullable(wrappedValue: token.lastUsedAt)
            self.secret = secret
        }
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        try items.finish()
        let tokens = try await desk.store.apiTokens(of: context.user.id)
        return try JSONAnswer.response(ListAnswer(items: tokens.map { TokenAnswer($0) }))
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.json())
        let name = members.required("name", members.string("name", .line(1, upTo: 100)))
        try members.finish()
        guard let name else { throw Problem(.invalid) }
        let (token, secret) = try await desk.makeToken(named: name, for: context.user)
        return try JSONAnswer.response(TokenAnswer(token, secret: secret), status: .created)
    }

    private func revoke(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.revokeAPIToken(try context.id(), of: context.user.id)
        return Response(status: .noContent)
    }
}

extension Desk {
    /// Makes an API token; the text is shown once and stored nowhere.
    func makeToken(named name: String, for user: User) async throws -> (token: APIToken, text: String) {
        let secret = secrets.secret()
        let now = clock.now
        let token = APIToken(id: .new(at: now), user: user.id, name: name, createdAt: now)
        try await store.addAPIToken(token, secretHash: secret.hash)
        return (token, TokenText.text(of: secret))
    }
}
