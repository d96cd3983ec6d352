internal import Hummingbird
internal import Storage
internal import Tracking

/// Teams, whose managers see their figures: `/settings/teams`, for administrators.
struct TeamsPage: Sendable {
    let site: Site

    private var store: Store { site.desk.store }

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.teams.routerPath) { request, context in
            let deed = request.query("done").flatMap(Deed.init(rawValue:))
            return try await show(request, context, Asked(), notice: deed.map { .done($0.words) })
        }
        router.post(RoutePattern.teams.routerPath, use: addTeam)
        router.post(RoutePattern.team.routerPath, use: renameTeam)
        router.post(RoutePattern.removeTeam.routerPath, use: removeTeam)
    }

    /// What was asked and refused, for a new team or another one, with the name where one was typed, and why.
    struct Asked {
        var team: TeamID?
        var name: String?
        var problem: String?
    }

    /// What was just done, as the address of the page says it.
    private enum Deed: String {
        case added, renamed, removed

        var words: String {
            switch self {
            case .added: "Added. Choose who is in it on the pages of the users."
            case .renamed: "Renamed."
            case .removed: "Removed."
            }
        }
    }

    private func addTeam(_ request: Request, context: SignedInContext) async throws -> Response {
        try context.requireAdministrator()
        let name = try await request.form()["name"] ?? ""
        do {
            try await store.addTeam(name: name, by: context.user.id)
            return done(.added)
        } catch {
            guard error.isForTypist else { throw error }
            return try await show(request, context, Asked(name: name, problem: error.description))
        }
    }

    private func renameTeam(_ request: Request, context: SignedInContext) async throws -> Response {
        try context.requireSight()
        let id = try context.id(TeamID.self)
        let name = try await request.form()["name"] ?? ""
        do {
            try await store.renameTeam(id, to: name, by: context.user.id)
            return done(.renamed)
        } catch {
            guard error.isForTypist else { throw error }
            return try await show(request, context, Asked(team: id, name: name, problem: error.description))
        }
    }

    private func removeTeam(_ request: Request, context: SignedInContext) async throws -> Response {
        try context.requireSight()
        let id = try context.id(TeamID.self)
        do {
            try await store.removeTeam(id, by: context.user.id)
            return done(.removed)
        } catch {
            guard error.isForTypist else { throw error }
            return try await show(request, context, Asked(team: id, problem: error.description))
        }
    }

    private func done(_ deed: Deed) -> Response {
        .seeOther(PageAddress(.teams).with("done", deed.rawValue).text)
    }

    private func show(
        _ request: Request,
        _ context: SignedInContext,
        _ asked: Asked,
        notice: Frame.Notice? = nil
    ) async throws -> Response {
        try context.requireAdministrator()
        return try await site.page(
            .settingsTeams,
            title: "Teams",
            TeamsModel(try await store.teams(), asked),
            for: site.visit(request, context),
            at: .settings,
            notice: notice,
            status: asked.problem == nil ? .ok : .unprocessableContent
        )
    }
}
