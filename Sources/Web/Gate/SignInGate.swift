internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// Finds out who asks, and lets nobody else through to what is not public.
///
/// The contexts of handlers ask for a credential once more, so that none can be written without one.
struct SignInGate: RouterMiddleware {
    typealias Context = AppRequestContext

    let desk: Desk

    /// How often it is noted that a session is in use.
    static let touchInterval = Duration.seconds(60)

    func handle(
        _ request: Request,
        context: AppRequestContext,
        next: @concurrent (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let pattern = context.pattern, !pattern.isPublic || pattern == .logIn else {
            return try await next(request, context)
        }
        var context = context
        if pattern.isAPI, let header = request.headers[.authorization] {
            context.credential = try await token(header)
        } else {
            context.credential = try await session(request, peer: context.peer)
        }
        if context.credential == nil, !pattern.isPublic { throw Problem(.notSignedIn) }
        return try await next(request, context)
    }

    private func token(_ header: String) async throws -> Credential {
        let parts = header.split(separator: " ", maxSplits: 1)
        // RFC 9110 §11.1: the scheme's name is case-insensitive.
        guard parts.count == 2, parts[0].lowercased() == "bearer", let secret = TokenText.secret(parts[1]),
            let (token, user) = try await desk.store.apiToken(secretHash: secret.hash)
        else { throw Problem(.notSignedIn, "This API token is wrong or was revoked.") }
        return .token(token, user)
    }

    private func session(_ request: Request, peer: NetworkAddress) async throws -> Credential? {
        guard let text = request.cookies[SessionCookie.name]?.value, let secret = Secret(text),
            let (session, user) = try await desk.store.session(secretHash: secret.hash)
        else { return nil }
        if desk.clock.now - session.lastSeenAt >= Self.touchInterval {
            try await desk.store.touchSession(session.id, trace: desk.trace(of: request, peer: peer))
        }
        return .session(session, try await user.noting(request, in: desk.store), CSRFToken(of: secret))
    }
}

extension User {
    /// The user with the zone that their browser tells now, which is remembered for mail programs and the API.
    fileprivate func noting(_ request: Request, in store: Store) async throws -> User {
        guard let zone = Visit.zone(request), zone != self.zone else { return self }
        try await store.setZone(zone, of: id)
        var user = self
        user.zone = zone
        return user
    }
}

extension Desk {
    /// Where a request came from, as far as product §4.5 needs it to recognise the seller's own hits.
    func trace(of request: Request, peer: NetworkAddress) async -> SessionTrace {
        let agent = String((request.headers[.userAgent] ?? "").prefix(Hit.maximumAgentLength))
        return SessionTrace(address: peer, agentFamily: await agentFamily(agent))
    }
}
