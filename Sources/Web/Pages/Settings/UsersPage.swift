internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// Who may log in: `/settings/users`, for administrators.
struct UsersPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.users.routerPath) { request, context in
            let notice = request.query("added") == nil ? nil : Frame.Notice.done("Added.")
            return try await show(request, context, typed: TypedUser(), problem: nil, notice: notice)
        }
        router.post(RoutePattern.users.routerPath, use: addUser)
    }

    private func addUser(_ request: Request, context: SignedInContext) async throws -> Response {
        try context.requireAdministrator()
        let fields = try await request.form()
        let typed = TypedUser(fields)
        if let problem = try await problem(with: typed, password: fields["password"] ?? "", by: context.user.id) {
            return try await show(request, context, typed: typed, problem: problem)
        }
        return .seeOther(PageAddress(.users).with("added", "yes").text)
    }

    /// Adds the user, or says why not.
    private func problem(with typed: TypedUser, password: String, by user: UserID) async throws -> String? {
        if let problem = typed.teamProblem { return problem.description }
        let hash: String
        do {
            hash = try await site.desk.passwords.hash(password)
        } catch {
            return error.description
        }
        do {
            try await site.desk.store.addUser(
                name: typed.name,
                address: typed.address,
                role: typed.role,
                team: typed.team,
                passwordHash: hash,
                by: user
            )
            return nil
        } catch {
            guard error == .addressTaken || error.isForTypist else { throw error }
            return error.description
        }
    }

    private func show(
        _ request: Request,
        _ context: SignedInContext,
        typed: TypedUser,
        problem: String?,
        notice: Frame.Notice? = nil
    ) async throws -> Response {
        try context.requireAdministrator()
        let visit = site.visit(request, context)
        let choice = UserChoice(
            text: request.query("text")?.trimmed ?? "",
            after: request.query("after").flatMap { UserID($0) }
        )
        let model = UsersModel(
            try await site.desk.store.users(),
            try await site.desk.store.teams(),
            choice,
            typed: typed,
            problem: problem,
            for: visit
        )
        return try await site.page(
            .settingsUsers,
            title: "Users",
            model,
            for: visit,
            at: .settings,
            notice: notice,
            status: problem == nil ? .ok : .unprocessableContent
        )
    }
}
