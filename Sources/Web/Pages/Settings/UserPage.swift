internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// One user: their role and team, what they may send from, and whether they may log in; `/settings/users/{id}`, for
/// administrators.
struct UserPage: Sendable {
    let site: Site

    private var store: Store { site.desk.store }

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.user.routerPath) { request, context in
            let deed = request.query("done").flatMap(Deed.init(rawValue:))
            return try await show(request, context, Asked(), notice: deed.map { .done($0.words) })
        }
        router.post(RoutePattern.user.routerPath, use: changePlace)
        router.post(RoutePattern.userAccess.routerPath, use: changeAccess)
        router.post(RoutePattern.userSenders.routerPath, use: addSender)
        router.post(RoutePattern.removeUserSender.routerPath, use: removeSender)
    }

    /// What was typed and not taken, and why.
    struct Asked {
        var place: TypedPlace?
        var placeProblem: String?
        var sender = ""
        var senderProblem: String?
    }

    /// What was just done, as the address of the page says it.
    private enum Deed: String {
        case saved, letIn, shutOut, senderAdded, senderRemoved

        var words: String {
            switch self {
            case .saved: "Saved."
            case .letIn: "They can log in again."
            case .shutOut: "They can’t log in any more; all their sessions have ended."
            case .senderAdded: "They may send from this address."
            case .senderRemoved: "They may not send from this address any more."
            }
        }
    }

    private func changePlace(_ request: Request, context: SignedInContext) async throws -> Response {
        let user = try await user(context)
        let typed = TypedPlace(try await request.form())
        if let problem = typed.team?.problem {
            return try await show(request, context, Asked(place: typed, placeProblem: problem.description))
        }
        do {
            let changed = try await store.changeUser(
                user.id,
                role: typed.role,
                team: typed.team.map(\.id),
                by: context.user.id
            )
            let isStillHere = changed.id != context.user.id || changed.role == .administrator
            return isStillHere ? done(.saved, user.id) : .seeOther(Route.settings.path)
        } catch {
            guard error.isForTypist else { throw error }
            return try await show(request, context, Asked(place: typed, placeProblem: error.description))
        }
    }

    private func changeAccess(_ request: Request, context: SignedInContext) async throws -> Response {
        let user = try await user(context)
        let isActive = try await request.form()["active"] == "yes"
        guard isActive || user.id != context.user.id else {
            throw Problem(.doesNotFit, "You can’t shut yourself out. Another administrator can.")
        }
        if isActive != user.isActive { try await store.setActive(isActive, of: user.id, by: context.user.id) }
        return done(isActive ? .letIn : .shutOut, user.id)
    }

    private func addSender(_ request: Request, context: SignedInContext) async throws -> Response {
        let user = try await user(context)
        let sender = try await request.form()["address"]?.trimmed ?? ""
        do {
            try await store.addSenderAddress(sender, to: user.id, by: context.user.id)
            return done(.senderAdded, user.id)
        } catch {
            guard error.isForTypist else { throw error }
            return try await show(request, context, Asked(sender: sender, senderProblem: error.description))
        }
    }

    private func removeSender(_ request: Request, context: SignedInContext) async throws -> Response {
        let user = try await user(context)
        do {
            let sender = try await request.form()["address"] ?? ""
            try await store.removeSenderAddress(sender, of: user.id, by: context.user.id)
            return done(.senderRemoved, user.id)
        } catch let error as StoreError where error.isForTypist {
            return try await show(request, context, Asked(senderProblem: error.description))
        }
    }

    /// The user that the path names; for anybody but an administrator nobody is there.
    private func user(_ context: SignedInContext) async throws -> User {
        try context.requireSight()
        guard let user = try await store.user(try context.id()) else { throw Problem(.notFound) }
        return user
    }

    private func done(_ deed: Deed, _ user: UserID) -> Response {
        .seeOther(PageAddress(.user(user)).with("done", deed.rawValue).text)
    }

    private func show(
        _ request: Request,
        _ context: SignedInContext,
        _ asked: Asked,
        notice: Frame.Notice? = nil
    ) async throws -> Response {
        let user = try await user(context)
        let visit = site.visit(request, context)
        let model = UserModel(
            user,
            teams: try await store.teams(),
            senders: try await store.senderAddresses(of: user.id),
            asked,
            for: visit
        )
        return try await site.page(
            .settingsUser,
            title: model.who,
            model,
            for: visit,
            at: .settings,
            notice: notice,
            status: asked.placeProblem == nil && asked.senderProblem == nil ? .ok : .unprocessableContent
        )
    }
}
