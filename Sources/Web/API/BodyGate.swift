internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// Collects the body of an API call within the limit for its address, and refuses content types it doesn't take.
struct BodyGate: RouterMiddleware {
    typealias Context = APIContext

    let configuration: WebConfiguration

    /// The largest body of calls that carry no email: a hundred long names with addresses fit in.
    static let smallBody = 1_024 * 1_024

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        guard !request.method.isSafe, request.method != .delete, !context.pattern.bringsFile(request.method) else {
            return try await next(request, context)
        }
        let limit = limit(of: context.pattern)
        let refusal = Problem(.tooLarge, "At most \(limit.sizeText) are allowed here. Make it smaller and try again.")
        // Refused before a byte of it is read, where the length is told.
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit { throw refusal }
        var request = request
        do {
            let body = try await request.collectBody(upTo: limit)
            let isNeeded = Self.takesMessages(context.pattern) || context.pattern.imports != nil
            if body.readableBytes > 0 || isNeeded {
                try requireContentType(of: request, for: context.pattern)
            }
        } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
            throw refusal
        }
        return try await next(request, context)
    }

    private func limit(of pattern: RoutePattern) -> Int {
        switch pattern {
        case .apiEmails, .apiEmail, .apiMessages, .apiInbound: configuration.maximumMessageSize
        default: pattern.imports == nil ? Self.smallBody : ImportTable.maximumSize
        }
    }

    private static func takesMessages(_ pattern: RoutePattern) -> Bool {
        pattern == .apiMessages || pattern == .apiInbound
    }

    private func requireContentType(of request: Request, for pattern: RoutePattern) throws(Problem) {
        let wanted =
            Self.takesMessages(pattern)
            ? ["message/rfc822", "application/octet-stream"]
            : pattern.imports == nil ? ["application/json"] : ["text/csv"]
        guard let given = request.mediaType, wanted.contains(given) else {
            throw Problem(.wrongContentType, "Send this as \(wanted[0]).")
        }
    }
}
