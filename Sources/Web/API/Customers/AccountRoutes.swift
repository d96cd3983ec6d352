internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/accounts`: companies and households; they are shared by everybody.
struct AccountRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiAccounts.routerPath, use: list)
        router.post(RoutePattern.apiAccounts.routerPath, use: create)
        router.get(RoutePattern.apiAccount.routerPath, use: show)
        router.patch(RoutePattern.apiAccount.routerPath, use: change)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let (query, limit) = items.records(AccountID.self)
        try items.finish()
        let found = try await desk.store.accounts(query)
        return try JSONAnswer.response(
            PageAnswer(found, limit: limit) {
                $0.id.description
            } item: {
                AccountAnswer($0)
            }
        )
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        let body = try AccountBody(try await request.json(), isNew: true)
        guard let name = body.name else { throw .invalid("/name", "This is missing.") as Problem }
        let account = try await desk.store.addAccount(name: name, by: context.user.id) { body.put(into: &$0) }
        var response = try JSONAnswer.response(AccountAnswer(account), status: .created)
        response.headers[.location] = Route.apiAccount(account.id).path
        return response
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        guard let account = try await desk.store.account(try context.id()) else { throw Problem(.notFound) }
        return try JSONAnswer.response(AccountAnswer(account))
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        let body = try AccountBody(try await request.json(), isNew: false)
        let id = try context.id(AccountID.self)
        var account = try await desk.store.updateAccount(id, by: context.user.id) { body.put(into: &$0) }
        if let isArchived = body.isArchived { account = try await desk.store.archiveAccount(id, isArchived) }
        return try JSONAnswer.response(AccountAnswer(account))
    }
}

/// What a request says of an account.
private struct AccountBody: Sendable {
    let name: String?
    let domain: String?
    let phone: String?
    let postalAddress: String?
    let preference: Preference?
    let isArchived: Bool?

    init(_ value: JSONValue, isNew: Bool) throws(Problem) {
        var members = try Members(value)
        name = members.string("name", Members.nameRule)
        domain = members.string("domain", .line(upTo: 255))
        phone = members.string("phone", Members.phoneRule)
        postalAddress = members.string("postalAddress", Members.postalRule)
        preference = members.choice("preference", of: [Preference.allow, .disallow])
        isArchived = isNew ? nil : members.truth("archived")
        try members.finish()
    }

    func put(into account: inout Account) {
        account.name = name ?? account.name
        account.domain = domain ?? account.domain
        account.phone = phone ?? account.phone
        account.postalAddress = postalAddress ?? account.postalAddress
        account.preference = preference ?? account.preference
    }
}

extension QueryItems {
    /// Which records of a list are asked for, one more than the limit that was given.
    mutating func records<Subject>(
        _ type: ID<Subject>.Type
    ) -> (query: RecordQuery<ID<Subject>>, limit: Int) {
        let limit = limit()
        let query = RecordQuery<ID<Subject>>(
            text: line("text", upTo: 200) ?? "",
            order: choice("order", of: RecordOrder.allCases) ?? .name,
            isArchive: truth("archived") ?? false,
            after: id("after"),
            limit: limit + 1
        )
        return (query, limit)
    }
}
