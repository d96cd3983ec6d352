internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// Writing an email: `/compose` for a new one, `/compose/{id}` for a draft.
///
/// Scripts save through the API and come here only to ask what following would say. Without scripts it is one form.
struct ComposePage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.compose.routerPath, use: showNew)
        router.get(RoutePattern.composeDraft.routerPath, use: showDraft)
        router.post(RoutePattern.compose.routerPath, use: act)
    }

    private func showNew(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let person = request.query("person").flatMap { ContactID($0) }
        let typed = try await ComposeQuery(desk: site.desk, visit: visit).blank(
            to: person,
            from: request.query("template").flatMap { TemplateID($0) },
            regarding: request.query("regarding").flatMap { RecordID($0) }
        )
        return try await show(typed, problems: .none, visit)
    }

    private func showDraft(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(EmailID.self)
        guard let email = try await site.desk.store.email(id, viewer: visit.viewer) else { throw Problem(.notFound) }
        guard email.status.isEditable, !email.isWholeDraft else { return .redirect(to: Route.email(id).path) }
        return try await show(TypedEmail(email, for: visit), problems: .none, visit)
    }

    private func act(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let fields = try await request.form()
        var typed = TypedEmail(fields)
        switch fields["do"] {
        case "following":
            return try await following(typed, visit)
        case "delete":
            guard let id = typed.id else { return .seeOther(Route.drafts.path) }
            let deleted = try await site.desk.store.deleteDraft(id, by: visit.viewer)
            return .seeOther(DraftsPage.address(after: deleted))
        case "follow":
            typed.wish.toggle()
            return try await save(typed, then: .stay, visit)
        case "sendBare":
            return try await save(typed, then: .sendWithoutFiles, visit)
        case "sendAllowed":
            return try await save(typed, then: .sendWithoutObjectors, visit)
        default:
            return try await save(typed, then: .chosen(by: fields["do"], typed, visit), visit)
        }
    }

    /// The panel *Before you send* alone.
    private func following(_ typed: TypedEmail, _ visit: Visit) async throws -> Response {
        let query = ComposeQuery(desk: site.desk, visit: visit)
        let model = try await query.following(of: typed)
        return try await site.part(.followingPart, model, for: visit)
    }

    /// What comes after saving.
    private enum Sequel: Hashable {
        case stay, send, sendWithoutFiles, sendWithoutObjectors
        case sendLater(Instant)
        case ask(String)

        static func chosen(by button: String?, _ typed: TypedEmail, _ visit: Visit) -> Sequel {
            switch ChosenTime(button, typed: typed.sendAt, for: visit) {
            case .now: .send
            case .later(let moment): .sendLater(moment)
            case .wrong(let words): .ask(words)
            case nil: .stay
            }
        }

        /// When it is to leave, where that was chosen.
        var moment: Instant? { if case .sendLater(let moment) = self { moment } else { nil } }
    }

    private func save(_ typed: TypedEmail, then sequel: Sequel, _ visit: Visit) async throws -> Response {
        let read = try await ComposeQuery(desk: site.desk, visit: visit).draft(typed, leavingAt: sequel.moment)
        var found = read.problems
        if case .ask(let words) = sequel { found.sendAt = words }
        guard found.isEmpty else { return try await show(typed, problems: found, visit) }
        var typed = typed
        var draft = read.draft
        switch sequel {
        // What leaves files or recipients out says nothing of the time that was chosen.
        case .stay, .sendWithoutFiles, .sendWithoutObjectors: break
        case .send, .sendLater, .ask: draft.sendAt = sequel.moment
        }
        do {
            let email = try await keep(draft, as: typed, visit)
            typed.id = email.id
            typed.version = email.version
            guard sequel != .stay else { return .seeOther(Route.composeDraft(email.id).path) }
            _ = try await site.desk.store.queue(
                email.id,
                withoutFiles: sequel == .sendWithoutFiles,
                withoutObjectors: sequel == .sendWithoutObjectors,
                by: visit.viewer
            )
            return .seeOther(Route.email(email.id).path)
        } catch {
            guard error.isForTypist else { throw error }
            var problems = ComposeProblems.none
            problems.take(error)
            return try await show(typed, problems: problems, visit)
        }
    }

    private func keep(_ draft: Draft, as typed: TypedEmail, _ visit: Visit) async throws(StoreError) -> Email {
        guard let id = typed.id else {
            return try await site.desk.store.createDraft(
                draft,
                withFilesOf: typed.templateFiles,
                limits: site.desk.fileLimits,
                by: visit.viewer
            )
        }
        return try await site.desk.store.updateDraft(id, to: draft, expecting: typed.version, by: visit.viewer)
    }

    private func show(_ typed: TypedEmail, problems: ComposeProblems, _ visit: Visit) async throws -> Response {
        let query = ComposeQuery(desk: site.desk, visit: visit)
        let model = try await query.model(typed, problems: problems)
        return try await site.page(
            .compose,
            title: model.heading,
            model,
            for: visit,
            at: .compose,
            status: problems.isEmpty ? .ok : .unprocessableContent
        )
    }
}
