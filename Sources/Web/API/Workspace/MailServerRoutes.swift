internal import Hummingbird
internal import Storage
internal import Tracking

/// `/mail-servers`: the relay and the mailbox of a seller, and, for administrators, those of the workspace.
struct MailServerRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiMailServers.routerPath, use: list)
        router.put(RoutePattern.apiMailServers.routerPath, use: set)
        router.patch(RoutePattern.apiMailServer.routerPath, use: allow)
        router.delete(RoutePattern.apiMailServer.routerPath, use: remove)
        router.post(RoutePattern.apiMailServerCheck.routerPath, use: check)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        let servers = try await desk.mailServers(settableBy: context.viewer)
        return try JSONAnswer.response(ListAnswer(items: servers.map { MailServerAnswer($0) }))
    }

    private func set(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.json())
        let purpose = members.required("purpose", members.choice("purpose", of: MailServerPurpose.allCases))
        let owner = members.required("owner", members.choice("owner", of: MailServerAnswer.Owner.allCases))
        let settings = members.mailServerSettings()
        let allowsPrivateAddress = members.truth("allowsPrivateAddress")
        let secret = members.serverSecret()
        try members.finish()
        guard let purpose, let owner, let settings else { throw Problem(.invalid) }
        let server = try await desk.store.setMailServer(
            purpose,
            of: owner == .own ? context.user.id : nil,
            to: settings,
            allowsPrivateAddress: allowsPrivateAddress,
            by: context.viewer,
            seal: secret.map(desk.mail.sealer(of:))
        )
        return try JSONAnswer.response(MailServerAnswer(server))
    }

    private func allow(_ request: Request, context: APIContext) async throws -> Response {
        let id: MailServerID = try context.id()
        // To others there is no such server, whatever they say of it.
        try context.requireSight()
        var members = try Members(try await request.json())
        let isAllowed = members.required("allowsPrivateAddress", members.truth("allowsPrivateAddress"))
        try members.finish()
        guard let isAllowed else { throw Problem(.invalid) }
        try await desk.store.allowPrivateAddress(isAllowed, of: id, by: context.viewer)
        return Response(status: .noContent)
    }

    private func remove(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.removeMailServer(try context.id(), by: context.viewer)
        return Response(status: .noContent)
    }

    private func check(_ request: Request, context: APIContext) async throws -> Response {
        let server = try await desk.mailServer(try context.id(), settableBy: context.viewer)
        let problem = try await desk.mail.check(server)
        return try JSONAnswer.response(MailServerCheckAnswer(problem: Nullable(wrappedValue: problem)))
    }
}

extension Members {
    /// Place, protection and limits of a mail server; `nil` where something of it is wrong.
    fileprivate mutating func mailServerSettings() -> MailServerSettings? {
        let host = required("host", string("host", .line(1, upTo: 253)))
        let port = required("port", integer("port", in: 1...65_535))
        let security = required("security", choice("security", of: ConnectionSecurity.allCases))
        let signIn = choice("signIn", of: MailSignIn.allCases) ?? .none
        let userName = string("userName", .line(upTo: 320)) ?? ""
        let sentFolder = nullableString("sentFolder", .line(1, upTo: 255)) ?? nil
        let perMinute = integer("perMinute", in: 1...1_000_000)
        let perConnection = integer("perConnection", in: 1...1_000_000)
        guard let host, let port, let security else { return nil }
        return MailServerSettings(
            host: host,
            port: port,
            security: security,
            signIn: signIn,
            userName: userName,
            sentFolder: sentFolder,
            perMinute: perMinute,
            perConnection: perConnection
        )
    }

    /// What signs in; `nil` where it is to stay as it is.
    fileprivate mutating func serverSecret() -> ServerSecret? {
        let password = string("password", .line(1, upTo: 1_000))
        let token = string("refreshToken", .line(1, upTo: 4_096))
        let endpoint = string("tokenEndpoint", .line(1, upTo: 2_048))
        let client = string("clientID", .line(1, upTo: 500))
        let clientSecret = string("clientSecret", .line(upTo: 500)) ?? ""
        if let token {
            guard let endpoint, let client else {
                fault("refreshToken", "Give tokenEndpoint and clientID with it, and clientSecret where there is one.")
                return nil
            }
            return .oauth(
                OAuthGrant(
                    tokenEndpoint: endpoint,
                    clientID: client,
                    clientSecret: clientSecret,
                    refreshToken: token
                )
            )
        }
        return password.map { .password($0) }
    }
}
