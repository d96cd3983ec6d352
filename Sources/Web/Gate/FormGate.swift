internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Checks that what changes something comes from our own pages: a browser sends its cookie for any site that asks.
///
/// Scripts show the token in a header, forms in a field. API tokens need none, since no browser sends them by itself.
struct FormGate: RouterMiddleware {
    typealias Context = AppRequestContext

    /// The largest form, in bytes.
    static let maximumFormSize = 1_024 * 1_024

    /// The largest form of an address: a table takes room, and up to three times as much as an encoded form.
    static func maximumSize(for pattern: RoutePattern?) -> Int {
        pattern?.imports != nil ? 16 * maximumFormSize : maximumFormSize
    }

    func handle(
        _ request: Request,
        context: AppRequestContext,
        next: @concurrent (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        // The log-in form has a token pair of its own, for there is no session yet.
        guard case .session(_, _, let token) = context.credential, !request.method.isSafe, context.pattern != .logIn
        else { return try await next(request, context) }
        if let given = request.headers[.csrfToken] {
            guard token.matches(given) else { throw Problem(.wrongFormToken) }
            return try await next(request, context)
        }
        guard request.isForm else { throw Problem(.wrongFormToken) }
        var request = request
        let body = try await request.collectBody(upTo: Self.maximumSize(for: context.pattern))
        guard let given = FormFields(body)?[CSRFToken.field], token.matches(given) else {
            throw Problem(.wrongFormToken)
        }
        return try await next(request, context)
    }
}

extension HTTPRequest.Method {
    /// Whether it changes nothing (RFC 9110 §9.2.1).
    var isSafe: Bool { self == .get || self == .head }
}

extension Request {
    /// Whether it carries a form.
    var isForm: Bool { mediaType == "application/x-www-form-urlencoded" }

    /// Its media type in lower case without parameters; `nil` where none is given.
    var mediaType: String? {
        headers[.contentType].map { value in
            String(value.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }).lowercased()
        }
    }
}
