internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Storage

/// Answers a `POST` that is sent again with the same `Idempotency-Key` as the first time, without doing it again.
struct RepeatGate: RouterMiddleware {
    typealias Context = APIContext

    let desk: Desk

    /// The longest key.
    static let maximumKeyLength = 200

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        // A new user is told apart by the address, and a hash of a request with a password must not be stored.
        guard request.method == .post, context.pattern != .apiUsers, let key = request.headers[.idempotencyKey] else {
            return try await next(request, context)
        }
        guard (1...Self.maximumKeyLength).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw Problem(.malformed, "The Idempotency-Key must have 1 to 200 printable ASCII characters.") }
        let user = context.user.id
        guard desk.repeats.begin(key, of: user) else {
            throw Problem(.beingAnswered, headers: [.retryAfter: "1"])
        }
        defer { desk.repeats.end(key, of: user) }

        var request = request
        let hash = try await fingerprint(of: &request)
        if let answer = try await desk.store.rememberedAnswer(user: user, key: key, request: hash) {
            return RememberedAnswer(answer).response
        }
        let response = try await next(request, context)
        guard response.status.kind == .successful else { return response }
        do {
            let kept = try await kept(response, for: context.pattern)
            try await desk.store.rememberAnswer(user: user, key: key, request: hash, answer: kept.stored)
        } catch {
            // It was done: to say that it failed would have it done again.
            context.logger.error("Answer not remembered", metadata: ["error": "\(error)"])
        }
        return response
    }

    /// What tells a request from another: address, content type and body.
    private func fingerprint(of request: inout Request) async throws -> [UInt8] {
        let body = try await request.collectBody(upTo: desk.configuration.maximumMessageSize)
        var hash = SHA256()
        hash.update(data: Array("\(request.uri)\n\(request.mediaType ?? "")\n".utf8))
        hash.update(data: Array(body.readableBytesView))
        return Array(hash.finalize())
    }

    /// A token's secret is shown once and stored nowhere, so a repeat can only be told that it was.
    private func kept(_ response: Response, for pattern: RoutePattern) async throws -> RememberedAnswer {
        try await RememberedAnswer(pattern == .apiTokens ? Problem(.shownOnce).document() : response)
    }
}
