internal import HTTPTypes
internal import Hummingbird

/// Lets through what ``RoutePattern`` lists: anything else is 404, or 405 with `Allow` (RFC 9110 §15.5.6).
struct RouteGate: RouterMiddleware {
    typealias Context = AppRequestContext

    func handle(
        _ request: Request,
        context: AppRequestContext,
        next: @concurrent (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let pattern = RoutePattern.matching(request.uri.path) else { throw Problem(.notFound) }
        guard pattern.answers(request.method) else {
            throw Problem(.methodNotAllowed, headers: [.allow: pattern.allowed])
        }
        var context = context
        context.pattern = pattern
        return try await next(request, context)
    }
}
