internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// Where mail leaves and where replies come in: `/settings/mailbox`, one's own and for administrators the workspace's.
struct MailboxPage: Sendable {
    let site: Site

    private var store: Store { site.desk.store }
    /// The page is loaded again so often, in seconds, while a test mail is under way.
    private static let refresh = "2"

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.mailbox.routerPath) { request, context in
            let isWorkspace = try Self.isWorkspace(request.query("owner"), context)
            let notice = request.query("saved") == nil ? nil : Frame.Notice.done("Saved. Now try it.")
            return try await show(request, context, Asked(isWorkspace: isWorkspace), notice: notice)
        }
        router.post(RoutePattern.mailbox.routerPath, use: save)
        router.post(RoutePattern.checkMailServer.routerPath, use: check)
        router.post(RoutePattern.removeMailServer.routerPath, use: remove)
        router.post(RoutePattern.allowMailServer.routerPath, use: allow)
        router.post(RoutePattern.testMail.routerPath) { _, context in
            _ = site.desk.mail.beginTest(context.user)
            return Response.seeOther(Route.mailbox.path)
        }
    }

    /// Whose servers are looked at, and what was typed and not taken.
    struct Asked {
        let isWorkspace: Bool
        var typed: TypedMailServer?
        var fault: Fault?
    }

    /// What is wrong with a field.
    struct Fault {
        let field: String
        let words: String
    }

    private static func isWorkspace(_ owner: String?, _ context: SignedInContext) throws -> Bool {
        guard owner == "workspace" else { return false }
        try context.requireAdministrator()
        return true
    }

    private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let fields = try await request.form()
        let isWorkspace = try Self.isWorkspace(fields["owner"], context)
        let typed = TypedMailServer(fields)
        if let fault = try await fault(keeping: typed, isWorkspace: isWorkspace, context) {
            let asked = Asked(isWorkspace: isWorkspace, typed: typed, fault: fault)
            return try await show(request, context, asked)
        }
        return .seeOther(Self.address(isWorkspace: isWorkspace).with("saved", "yes").text)
    }

    /// Keeps what was typed, or says what is wrong with it.
    private func fault(
        keeping typed: TypedMailServer,
        isWorkspace: Bool,
        _ context: SignedInContext
    ) async throws -> Fault? {
        do {
            let secret = try typed.secret()
            // The field is there for administrators alone; without it nothing changes.
            let leave = context.user.role == .administrator ? typed.allowsPrivateAddress : nil
            let mail = site.desk.mail
            let seal = secret.map { mail.sealer(of: $0) }
            try await store.setMailServer(
                typed.purpose,
                of: isWorkspace ? nil : context.user.id,
                to: typed.settings,
                allowsPrivateAddress: leave,
                by: context.viewer,
                seal: seal
            )
            return nil
        } catch {
            guard case .invalid(let field, let problem) = error else { throw error }
            return Fault(field: field, words: problem)
        }
    }

    private func check(_ request: Request, context: SignedInContext) async throws -> Response {
        let server = try await site.desk.mailServer(try context.id(), settableBy: context.viewer)
        _ = try await site.desk.mail.check(server)
        return .seeOther(Self.address(isWorkspace: server.seller == nil).text)
    }

    private func remove(_ request: Request, context: SignedInContext) async throws -> Response {
        let server = try await site.desk.mailServer(try context.id(), settableBy: context.viewer)
        try await store.removeMailServer(server.id, by: context.viewer)
        return .seeOther(Self.address(isWorkspace: server.seller == nil).text)
    }

    private func allow(_ request: Request, context: SignedInContext) async throws -> Response {
        let isAllowed = try await request.form()["allowed"] == "yes"
        try await store.allowPrivateAddress(isAllowed, of: try context.id(), by: context.viewer)
        return .seeOther(Self.address(isWorkspace: true).text)
    }

    private static func address(isWorkspace: Bool) -> PageAddress {
        PageAddress(.mailbox).with("owner", isWorkspace ? "workspace" : nil)
    }

    private func show(
        _ request: Request,
        _ context: SignedInContext,
        _ asked: Asked,
        notice: Frame.Notice? = nil
    ) async throws -> Response {
        let visit = site.visit(request, context)
        let provider = MailProvider.all.first { $0.key == request.query("provider") }
        let query = MailboxQuery(desk: site.desk, visit: visit, provider: provider)
        let model = try await query.model(asked)
        var response = try await site.page(
            .settingsMailbox,
            title: "Mailbox",
            model,
            for: visit,
            at: .settings,
            notice: notice,
            status: asked.fault == nil ? .ok : .unprocessableContent
        )
        if model.isTesting, let name = HTTPField.Name("Refresh") { response.headers[name] = Self.refresh }
        return response
    }
}
