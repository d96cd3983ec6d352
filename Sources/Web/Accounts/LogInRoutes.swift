internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// Logging in and out with a browser; what it looks like is up to ``Pages``.
struct LogInRoutes: Sendable {
    let desk: Desk
    let pages: Pages

    /// The cookie beside the log-in form: with it the form's token is checked, for there is no session yet.
    static let formCookie = "inkling_form"
    private static let formLifetime = 3_600
    private static let maximumFormSize = 16 * 1_024

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get(RoutePattern.logIn.routerPath, use: show)
        router.post(RoutePattern.logIn.routerPath, use: logIn)
        router.group(context: SignedInContext.self).post(RoutePattern.logOut.routerPath, use: logOut)
    }

    private func show(_ request: Request, context: AppRequestContext) throws -> Response {
        let next = LocalPath.checked(request.uri.queryParameters.get("next"))
        if context.credential != nil {
            return .redirect(to: next ?? Route.home.path)
        }
        return page(LogInForm(next: next, csrfToken: ""), status: .ok)
    }

    private func logIn(_ request: Request, context: AppRequestContext) async throws -> Response {
        guard request.isForm else { throw Problem(.wrongContentType) }
        var request = request
        let body = try await request.collectBody(upTo: Self.maximumFormSize)
        guard let fields = FormFields(body) else { throw Problem(.malformed) }
        guard let cookie = request.cookies[Self.formCookie].flatMap({ Secret($0.value) }),
            CSRFToken(of: cookie).matches(fields[CSRFToken.field] ?? "")
        else { throw Problem(.wrongFormToken) }

        var form = LogInForm(address: fields["address"] ?? "", next: LocalPath.checked(fields["next"]), csrfToken: "")
        do {
            let logIn = LogIn(desk: desk, peer: context.peer)
            let user = try await logIn.check(address: form.address, password: fields["password"] ?? "")
            return try await opened(for: user, request: request, context: context, next: form.next)
        } catch LogInRefusal.wrong {
            form.message = "Address and password do not match. Check both and try again."
            return page(form, status: .forbidden)
        } catch LogInRefusal.tooOften(let wait) {
            form.message = "Too many attempts. Try again in \(wait.inWords)."
            var response = page(form, status: .tooManyRequests)
            response.headers[.retryAfter] = "\(wait.wholeSeconds)"
            return response
        }
    }

    private func opened(
        for user: User,
        request: Request,
        context: AppRequestContext,
        next: String?
    ) async throws -> Response {
        let trace = await desk.trace(of: request, peer: context.peer)
        let secret = try await LogIn(desk: desk, peer: context.peer).openSession(for: user, trace: trace)
        var response = Response.redirect(to: next ?? Route.home.path)
        let isSecure = desk.configuration.usesSecureCookies
        response.setCookie(SessionCookie.setting(secret, isSecure: isSecure))
        return response
    }

    private func logOut(_ request: Request, context: SignedInContext) async throws -> Response {
        try await desk.store.closeSession(context.session.id)
        var response = Response.redirect(to: Route.logIn.path)
        response.setCookie(SessionCookie.clearing(isSecure: desk.configuration.usesSecureCookies))
        return response
    }

    /// Shows the form with a fresh token pair.
    private func page(_ form: LogInForm, status: HTTPResponse.Status) -> Response {
        let secret = desk.secrets.secret()
        var form = form
        form.csrfToken = CSRFToken(of: secret).text
        var response = pages.logInPage(form, status: status)
        response.setCookie(
            Cookie(
                name: Self.formCookie,
                value: secret.text,
                maxAge: Self.formLifetime,
                path: Route.logIn.path,
                secure: desk.configuration.usesSecureCookies,
                httpOnly: true,
                sameSite: .strict
            )
        )
        return response
    }
}

extension Duration {
    /// Seconds, the last begun one counted: what `Retry-After` takes (RFC 9110 §10.2.3).
    var wholeSeconds: Int64 {
        max(1, components.attoseconds > 0 ? components.seconds + 1 : components.seconds)
    }

    /// "20 seconds", "3 minutes".
    var inWords: String {
        let seconds = wholeSeconds
        if seconds == 1 { return "a second" }
        return seconds < 120 ? "\(seconds) seconds" : "\((seconds + 59) / 60) minutes"
    }
}
