internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/users`: who may log in; for administrators.
struct UserRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiUsers.routerPath, use: list)
        router.post(RoutePattern.apiUsers.routerPath, use: create)
        router.patch(RoutePattern.apiUser.routerPath, use: change)
    }

    private struct UserAnswer: Encodable {
        let id: UserID
        let name: String
        let address: String
        let role: Role
        @Nullable var team: TeamID?
        let follow: Bool
        let active: Bool
        let createdAt: Instant

        init(_ user: User) {
            id = user.id
            name = user.name
            address = user.address
            role = user.role
            _team = Nullable(wrappedValue: user.team)
            follow = user.wishesFollowing
            active = user.isActive
            createdAt = user.createdAt
        }
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireAdministrator()
        var items = try QueryItems(request)
        try items.finish()
        return try JSONAnswer.response(ListAnswer(items: try await desk.store.users().map(UserAnswer.init)))
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireAdministrator()
        var members = try Members(try await request.json())
        let name = members.required("name", members.string("name", .line(1, upTo: 200)))
        let address = members.mailbox("address")
        let role = members.choice("role", of: Role.allCases) ?? .seller
        let team: TeamID? = members.nullableID("team") ?? nil
        let rule = TextRule.line(Passwords.minimumLength, upTo: 200)
        let password = members.required("password", members.string("password", rule))
        try members.finish()
        guard let name, let address, let password else { throw Problem(.invalid) }
        let user = try await desk.store.addUser(
            name: name,
            address: address,
            role: role,
            team: team,
            passwordHash: try await desk.passwords.hash(password),
            by: context.user.id
        )
        return try JSONAnswer.response(UserAnswer(user), status: .created)
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireSight()
        var members = try Members(try await request.json())
        let role = members.choice("role", of: Role.allCases)
        let team: TeamID?? = members.nullableID("team")
        try members.finish()
        let user = try await desk.store.changeUser(try context.id(), role: role, team: team, by: context.user.id)
        return try JSONAnswer.response(UserAnswer(user))
    }
}
