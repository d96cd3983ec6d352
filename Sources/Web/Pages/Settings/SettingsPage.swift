internal import Hummingbird
internal import Storage
internal import Tracking

/// What somebody sets for themselves: `/settings`, `/settings/profile`, `/settings/signature`,
/// `/settings/password`.
struct SettingsPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        for pattern in [RoutePattern.settings, .profile, .signature, .password] {
            router.get(pattern.routerPath) { request, context in
                let notice = request.query("saved") == nil ? nil : Frame.Notice.done("Saved.")
                return try await show(request, context, wrong: .none, notice: notice)
            }
        }
        router.post(RoutePattern.profile.routerPath, use: saveProfile)
        router.post(RoutePattern.signature.routerPath, use: saveSignature)
        router.post(RoutePattern.password.routerPath, use: changePassword)
    }

    /// What is wrong with the password form.
    struct PasswordFaults: Sendable {
        var current: String?
        var new: String?

        static let none = PasswordFaults()
    }

    private func saveProfile(_ request: Request, context: SignedInContext) async throws -> Response {
        let typed = try await request.form()["wishesFollowing"]
        let wishes = typed == "workspace" ? nil : typed == "yes"
        try await site.desk.store.setWishesFollowing(wishes, of: context.user.id)
        return .seeOther(saved)
    }

    /// Keeps a signature; one that can't be kept stays as it was typed, with the reason.
    private func saveSignature(_ request: Request, context: SignedInContext) async throws -> Response {
        let typed = TypedSignature(try await request.form()["signature"] ?? "")
        do {
            try await site.desk.store.setSignature(typed.html, of: context.user.id)
        } catch {
            guard case .invalid(_, let problem) = error else { throw error }
            return try await show(request, context, wrong: .none, wrongSignature: (typed, problem))
        }
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
        wrongSignature: (typed: TypedSignature, problem: String)? = nil,
        notice: Frame.Notice? = nil
    ) async throws -> Response {
        let visit = site.visit(request, context)
        let signature = try await site.desk.store.signature(of: visit.user.id)
        let model = SettingsModel(
            wrong,
            signature: signature,
            wrongSignature: wrongSignature,
            isUsuallyFollowed: try await site.desk.store.settings().wishesFollowing,
            for: visit
        )
        return try await site.page(
            .settings,
            title: "Settings",
            model,
            for: visit,
            at: .settings,
            notice: notice,
            status: wrong.current == nil && wrong.new == nil && wrongSignature == nil ? .ok : .unprocessableContent
        )
    }
}
