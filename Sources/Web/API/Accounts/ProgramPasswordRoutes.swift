internal import Hummingbird
internal import Storage
internal import Tracking

/// `/program-passwords`: what the mail programs of whoever asks log in with.
struct ProgramPasswordRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiProgramPasswords.routerPath, use: list)
        router.post(RoutePattern.apiProgramPasswords.routerPath, use: create)
        router.delete(RoutePattern.apiProgramPassword.routerPath, use: revoke)
    }

    private struct PasswordAnswer: Encodable {
        let id: ProgramPasswordID
        let name: String
        let createdAt: Instant
        @Nullable var lastUsedAt: Instant?
        /// Only in the answer that makes it.
        let password: String?

        init(_ program: ProgramPassword, password: String? = nil) {
            id = program.id
            name = program.name
            createdAt = program.createdAt
            _lastUsedAt = Nullable(wrappedValue: program.lastUsedAt)
            self.password = password
        }
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        try items.finish()
        let programs = try await desk.store.programPasswords(of: context.user.id)
        return try JSONAnswer.response(ListAnswer(items: programs.map { PasswordAnswer($0) }))
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.json())
        let name = members.required("name", members.string("name", .line(1, upTo: 100)))
        try members.finish()
        guard let name else { throw Problem(.invalid) }
        let (program, password) = try await desk.makeProgramPassword(named: name, for: context.user)
        return try JSONAnswer.response(PasswordAnswer(program, password: password), status: .created)
    }

    private func revoke(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.revokeProgramPassword(try context.id(), of: context.user.id)
        return Response(status: .noContent)
    }
}

extension Desk {
    /// Makes a password for a mail program; the text is shown once and stored nowhere.
    func makeProgramPassword(
        named name: String,
        for user: User
    ) async throws -> (program: ProgramPassword, text: String) {
        let password = ProgramPasswordText(secrets)
        let hash = try await passwords.hash(password.letters)
        let now = clock.now
        let program = ProgramPassword(id: .new(at: now), user: user.id, name: name, createdAt: now)
        try await store.addProgramPassword(program, mark: password.mark, passwordHash: hash)
        return (program, password.text)
    }
}
