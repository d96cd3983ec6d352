internal import Hummingbird
internal import Storage
internal import Tracking

/// Keys to the API: `/settings/tokens`.
struct TokensPage: Sendable {
    let site: Site

    /// Longer names are cut.
    private static let longestName = 100

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.tokens.routerPath) { request, context in
            try await show(site.visit(request, context), made: nil, nameWrong: nil)
        }
        router.post(RoutePattern.tokens.routerPath, use: make)
        router.post(RoutePattern.revokeToken.routerPath) { _, context in
            try await site.desk.store.revokeAPIToken(try context.id(APITokenID.self), of: context.user.id)
            return Response.seeOther(Route.tokens.path)
        }
    }

    /// A token that was just made, with the secret that nobody sees again.
    struct Made {
        let name: String
        let secret: String
    }

    private func make(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let name = String((try await request.form()["name"] ?? "").trimmed.prefix(Self.longestName))
        guard !name.isEmpty else {
            return try await show(visit, made: nil, nameWrong: "Say what it is for, so that you know which to revoke.")
        }
        do {
            let (token, text) = try await site.desk.makeToken(named: name, for: visit.user)
            return try await show(visit, made: Made(name: token.name, secret: text), nameWrong: nil)
        } catch StoreError.invalid(_, let problem) {
            return try await show(visit, made: nil, nameWrong: problem)
        }
    }

    private func show(_ visit: Visit, made: Made?, nameWrong: String?) async throws -> Response {
        let tokens = try await site.desk.store.apiTokens(of: visit.user.id)
        return try await site.page(
            .settingsTokens,
            title: "API tokens",
            TokensModel(tokens, made: made, nameWrong: nameWrong, for: visit),
            for: visit,
            at: .settings,
            status: nameWrong == nil ? .ok : .unprocessableContent
        )
    }
}
