internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// The accounts, and adding one: `/accounts`, `/accounts/new`.
struct AccountsPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.accounts.routerPath, use: show)
        router.get(RoutePattern.newAccount.routerPath, use: showNew)
        router.post(RoutePattern.newAccount.routerPath, use: addAccount)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let choice = RecordChoice<Subject.Account>(.accounts, request)
        let gone = request.query("archivedAccount").flatMap { AccountID($0) }
        let model = try await RecordListModel.accounts(choice, justArchived: gone, from: site.desk.store)
        return try await site.page(.records, title: "Accounts", model, for: visit, at: .people)
    }

    private func showNew(_ request: Request, context: SignedInContext) async throws -> Response {
        try await showNew(TypedAccount(), fault: nil, site.visit(request, context))
    }

    private func addAccount(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let typed = TypedAccount(try await request.form())
        do {
            let account = try await site.desk.store.addAccount(name: typed.name, by: visit.user.id) {
                typed.put(into: &$0)
            }
            return .seeOther(Route.account(account.id).path)
        } catch {
            guard let fault = FormFault(error) else { throw error }
            return try await showNew(typed, fault: fault, visit)
        }
    }

    private func showNew(_ typed: TypedAccount, fault: FormFault?, _ visit: Visit) async throws -> Response {
        let model = NewRecordModel(
            newHeading: "Add an account",
            crumbLink: Route.accounts.path,
            crumbWords: "Accounts",
            newAction: Route.newAccount.path,
            asksPreference: true,
            preferenceQuestion: "May its people be followed?",
            refuses: typed.preference == .disallow,
            refusalWords: AccountModel.refusalWords,
            hasZones: false,
            zones: [],
            fields: typed.fields(fault),
            stages: nil
        )
        return try await site.page(
            .newRecord,
            title: model.newHeading,
            model,
            for: visit,
            at: .people,
            status: fault == nil ? .ok : .unprocessableContent
        )
    }
}
