internal import Hummingbird
internal import Storage
internal import Tracking

/// Passwords of mail programs, and what to type into them: `/settings/programs`.
struct ProgramsPage: Sendable {
    let site: Site

    /// Longer names are cut.
    private static let longestName = 100

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.programs.routerPath) { request, context in
            try await show(site.visit(request, context), made: nil, nameWrong: nil)
        }
        router.post(RoutePattern.programs.routerPath, use: make)
        router.post(RoutePattern.revokeProgram.routerPath) { _, context in
            try await site.desk.store.revokeProgramPassword(
                try context.id(ProgramPasswordID.self),
                of: context.user.id
            )
            return Response.seeOther(Route.programs.path)
        }
    }

    /// A password that was just made, which nobody sees again.
    struct Made {
        let name: String
        let password: String
    }

    private func make(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let name = String((try await request.form()["name"] ?? "").trimmed.prefix(Self.longestName))
        guard !name.isEmpty else {
            let remedy = "Name the program and the computer, so that you know which to revoke."
            return try await show(visit, made: nil, nameWrong: remedy)
        }
        do {
            let (program, text) = try await site.desk.makeProgramPassword(named: name, for: visit.user)
            return try await show(visit, made: Made(name: program.name, password: text), nameWrong: nil)
        } catch StoreError.invalid(_, let problem) {
            return try await show(visit, made: nil, nameWrong: problem)
        } catch let error as PasswordError {
            return try await show(visit, made: nil, nameWrong: error.description)
        }
    }

    private func show(_ visit: Visit, made: Made?, nameWrong: String?) async throws -> Response {
        let programs = try await site.desk.store.programPasswords(of: visit.user.id)
        let places = site.desk.configuration.submissionPlaces
        return try await site.page(
            .settingsPrograms,
            title: "Mail programs",
            ProgramsModel(programs, places: places, made: made, nameWrong: nameWrong, for: visit),
            for: visit,
            at: .settings,
            status: nameWrong == nil ? .ok : .unprocessableContent
        )
    }
}
