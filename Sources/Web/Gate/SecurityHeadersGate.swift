internal import HTTPTypes
internal import Hummingbird

/// Puts on every answer what keeps a browser from doing more with it than was meant.
struct SecurityHeadersGate: RouterMiddleware {
    typealias Context = AppRequestContext

    /// Nothing but our own files, no inline script or style, in nobody's frame.
    static let contentSecurityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "frame-src 'self'", "manifest-src 'self'", "form-action 'self'",
        "frame-ancestors 'none'", "base-uri 'none'",
    ].joined(separator: "; ")

    func handle(
        _ request: Request,
        context: AppRequestContext,
        next: @concurrent (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // A handler may have set a policy of its own, for sandbox messages, say.
        response.headers.setUnlessSet(.contentSecurityPolicy, to: Self.contentSecurityPolicy)
        response.headers.setUnlessSet(.referrerPolicy, to: "same-origin")
        response.headers.setUnlessSet(.cacheControl, to: "no-store")
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        return response
    }
}

extension HTTPFields {
    fileprivate mutating func setUnlessSet(_ name: HTTPField.Name, to value: String) {
        if self[name] == nil { self[name] = value }
    }
}
