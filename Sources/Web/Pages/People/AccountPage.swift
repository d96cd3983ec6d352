internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// One account, its people, and the emails to them: `/accounts/{id}`.
struct AccountPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.account.routerPath, use: show)
        router.post(RoutePattern.account.routerPath, use: save)
        router.post(RoutePattern.archiveAccount.routerPath, use: archive)
        router.post(RoutePattern.restoreAccount.routerPath, use: restore)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        guard let account = try await site.desk.store.account(try context.id()) else { throw Problem(.notFound) }
        let notice = request.query("saved") == nil ? nil : Frame.Notice.done("Saved.")
        let form = Form(
            typed: TypedAccount(account),
            fault: nil,
            before: PageMark(request.query("before")),
            behind: request.query("behind").flatMap { ContactID($0) }
        )
        return try await show(account, form, notice: notice, visit)
    }

    private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(AccountID.self)
        let fields = try await request.form()
        guard let account = try await site.desk.store.account(id) else { throw Problem(.notFound) }
        let form = SharedForm(fields, of: TypedAccount(account).values)
        let typed = TypedAccount(form, of: account)
        if let fault = form.fault {
            return try await show(account, Form(typed: typed, fault: fault), notice: nil, visit)
        }
        do {
            try await site.desk.store.updateAccount(id, by: visit.user.id) { account in
                // As it is at this very moment: somebody may have been quicker.
                let form = SharedForm(fields, of: TypedAccount(account).values)
                TypedAccount(form, of: account).put(into: &account)
            }
            return .seeOther(PageAddress(.account(id)).with("saved", "yes").text)
        } catch {
            guard let fault = FormFault(error) else { throw error }
            return try await show(account, Form(typed: typed, fault: fault), notice: nil, visit)
        }
    }

    private func archive(_ request: Request, context: SignedInContext) async throws -> Response {
        let account = try await site.desk.store.archiveAccount(try context.id())
        return .seeOther(PageAddress(.accounts).with("archivedAccount", account.id.description).text)
    }

    private func restore(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(AccountID.self)
        do {
            let account = try await site.desk.store.archiveAccount(id, false)
            return .seeOther(Route.account(account.id).path)
        } catch {
            // Another account may have got its domain meanwhile.
            guard let fault = FormFault(error), let account = try await site.desk.store.account(id) else { throw error }
            return try await show(account, Form(typed: TypedAccount(account), fault: fault), notice: nil, visit)
        }
    }

    /// The form as it is to be shown, and which emails and people beside it.
    private struct Form {
        let typed: TypedAccount
        let fault: FormFault?
        var before: PageMark<Subject.Email>?
        var behind: ContactID?
    }

    private func show(
        _ account: Account,
        _ form: Form,
        notice: Frame.Notice?,
        _ visit: Visit
    ) async throws -> Response {
        let store = site.desk.store
        let people = try await store.contacts(of: account.id, after: form.behind, limit: AccountModel.shownPeople + 1)
        let model = AccountModel(
            account,
            typed: form.typed,
            fault: form.fault,
            figures: try await .load(
                .account(account.id),
                heading: "Emails to its people",
                none: "Nothing was written to its people yet.",
                before: form.before,
                from: store,
                for: visit
            ),
            people: people,
            opportunities: try await store.opportunities(of: account.id, limit: 20),
            cards: OwnCards(
                try await store.cards(about: .account(account.id), of: visit.viewer, limit: OwnCards.limit),
                for: visit
            )
        )
        return try await site.page(
            .account,
            title: model.who,
            model,
            for: visit,
            at: .people,
            notice: notice,
            status: form.fault == nil ? .ok : .unprocessableContent
        )
    }
}
