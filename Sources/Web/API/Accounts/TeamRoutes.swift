internal import Hummingbird
internal import Storage
internal import Tracking

/// `/teams`: users whose figures their manager sees together; for administrators.
struct TeamRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiTeams.routerPath, use: list)
        router.post(RoutePattern.apiTeams.routerPath, use: create)
        router.patch(RoutePattern.apiTeam.routerPath, use: change)
        router.delete(RoutePattern.apiTeam.routerPath, use: remove)
    }

    private struct TeamAnswer: Encodable {
        let id: TeamID
        let name: String
        let members: Int
        let createdAt: Instant

        init(_ team: Team) {
            id = team.id
            name = team.name
            members = team.members
            createdAt = team.createdAt
        }
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireAdministrator()
        var items = try QueryItems(request)
        try items.finish()
        return try JSONAnswer.response(ListAnswer(items: try await desk.store.teams().map(TeamAnswer.init)))
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireAdministrator()
        let team = try await desk.store.addTeam(name: try await givenName(request), by: context.user.id)
        return try JSONAnswer.response(TeamAnswer(team), status: .created)
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireSight()
        let name = try await givenName(request)
        let team = try await desk.store.renameTeam(try context.id(), to: name, by: context.user.id)
        return try JSONAnswer.response(TeamAnswer(team))
    }

    private func remove(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireSight()
        try await desk.store.removeTeam(try context.id(), by: context.user.id)
        return Response(status: .noContent)
    }

    private func givenName(_ request: Request) async throws -> String {
        var members = try Members(try await request.json())
        let name = members.required("name", members.string("name", .line(1, upTo: Team.longestName)))
        try members.finish()
        guard let name else { throw Problem(.invalid) }
        return name
    }
}
