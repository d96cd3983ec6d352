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
        guard request.method == .post, context.pattern != .apiUsers, !context.pattern.bringsFile(request.method) else {
            return try await next(request, context)
        }
        return try await answer(request, context: context) { hasKey in
            guard hasKey else { return ([], request) }
            var request = request
            let body = try await request.collectBody(upTo: desk.configuration.maximumMessageSize)
            return (fingerprint(of: request, content: Array(body.readableBytesView)), request)
        } next: { request in
            try await next(request, context)
        }
    }

    /// Answers a request that may be a repetition.
    ///
    /// `prepare` says what tells it from another, and what answering it needs; it is told whether there is a key at all.
    func answer<Value>(
        _ request: Request,
        context: APIContext,
        prepare: (Bool) async throws -> (hash: [UInt8], value: Value),
        next: (Value) async throws -> Response
    ) async throws -> Response {
        guard let key = request.headers[.idempotencyKey] else {
            return try await next(try await prepare(false).value)
        }
        guard (1...Self.maximumKeyLength).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw Problem(.malformed, "The Idempotency-Key must have 1 to 200 printable ASCII characters.") }
        let user = context.user.id
        guard desk.repeats.begin(key, of: user) else {
            throw Problem(.beingAnswered, headers: [.retryAfter: "1"])
        }
        defer { desk.repeats.end(key, of: user) }

        let (hash, value) = try await prepare(true)
        if let answer = try await desk.store.rememberedAnswer(user: user, key: key, request: hash) {
            return RememberedAnswer(answer).response
        }
        let response = try await next(value)
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

    /// What tells a request from another: address, content type and body, or the name of a stored one.
    func fingerprint(of request: Request, content: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array("\(request.uri)\n\(request.mediaType ?? "")\n".utf8))
        hash.update(data: content)
        return Array(hash.finalize())
    }

    /// A secret is shown once and stored nowhere, so a repeat can only be told that it was.
    private func kept(_ response: Response, for pattern: RoutePattern) async throws -> RememberedAnswer {
        let isSecret = pattern == .apiTokens || pattern == .apiProgramPasswords
        return try await RememberedAnswer(isSecret ? Problem(.shownOnce).document() : response)
    }
}
