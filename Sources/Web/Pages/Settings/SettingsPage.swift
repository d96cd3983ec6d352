internal import Hummingbird
internal import Storage
internal import Tracking

/// What somebody sets for themselves: `/settings`, `/settings/profile`, `/settings/password`.
struct SettingsPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        for pattern in [RoutePattern.settings, .profile, .password] {
            router.get(pattern.routerPath) { request, context in
                let notice = request.query("saved") == nil ? nil : Frame.Notice.done("Saved.")
                return try await show(request, context, wrong: .none, notice: notice)
            }
        }
        router.post(RoutePattern.profile.routerPath, use: saveProfile)
        router.post(RoutePattern.password.routerPath, use: changePassword)
    }

    /// What is wrong with the password form.
    struct PasswordFaults: Sendable {
        var current: String?
        var new: String?

        static let none = PasswordFaults()
    }

    private func saveProfile(_ request: Request, context: SignedInContext) async throws -> Response {
        let wishes = try await request.form()["wishesFollowing"] == "yes"
        try await site.desk.store.setWishesFollowing(wishes, of: context.user.id)
        return .seeOther(saved)
    }

    /// Changes the password, ends all log-ins of that user, and begins a new one here.
    private func changePassword(_ request: Request, context: SignedInContext) async throws -> Response {
        let fields = try await request.form()
        let user = context.user
        let logIn = LogIn(desk: site.desk, peer: context.session.trace.address)
        do {
            _ = try await logIn.check(address: user.address, password: fields["current"] ?? "")
        } catch LogInRefusal.wrong {
            return try await show(request, context, wrong: PasswordFaults(current: "This is not your password."))
        } catch LogInRefusal.tooOften(let wait) {
            let words = "Too many attempts. Try again in \(wait.inWords)."
            return try await show(request, context, wrong: PasswordFaults(current: words))
        }
        let hash: String
        do {
            hash = try await site.desk.passwords.hash(fields["new"] ?? "")
        } catch {
            return try await show(request, context, wrong: PasswordFaults(new: error.description))
        }
        try await site.desk.store.setPasswordHash(hash, of: user.id, by: user.id)
        let secret = try await logIn.openSession(for: user, trace: context.session.trace)
        var response = Response.seeOther(saved)
        response.setCookie(SessionCookie.setting(secret, isSecure: site.desk.configuration.usesSecureCookies))
        return response
    }

    private var saved: String { PageAddress(.settings).with("saved", "yes").text }

    private func show(
        _ request: Request,
        _ context: SignedInContext,
        wrong: PasswordFaults,
        notice: Frame.Notice? = nil
    ) async throws -> Response {
        let visit = site.visit(request, context)
        return try await site.page(
            .settings,
            title: "Settings",
            SettingsModel(wrong, for: visit),
            for: visit,
            at: .settings,
            notice: notice,
            status: wrong.current == nil && wrong.new == nil ? .ok : .unprocessableContent
        )
    }
}
