internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Answers everything that was thrown: API calls with problem documents (RFC 9457), pages with pages.
struct ProblemGate: RouterMiddleware {
    typealias Context = AppRequestContext

    let pages: Pages

    func handle(
        _ request: Request,
        context: AppRequestContext,
        next: @concurrent (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        let problem: Problem
        do {
            return try await next(request, context)
        } catch {
            problem = Problem(error)
            if problem.kind == .failed {
                // The type says enough to find the place; the error itself may quote what somebody typed.
                context.logger.error(
                    "Request failed",
                    metadata: [
                        "error": "\(type(of: error))",
                        "route": "\(RoutePattern.matching(request.uri.path)?.rawValue ?? "")",
                    ]
                )
            }
        }
        if RoutePattern.isAPI(path: request.uri.path) {
            return try problem.document()
        }
        if problem.kind == .notSignedIn, request.method == .get || request.method == .head {
            return .redirect(to: LocalPath.logIn(comingBackTo: request), type: .normal)
        }
        return await pages.errorPage(problem, context: context)
    }
}
