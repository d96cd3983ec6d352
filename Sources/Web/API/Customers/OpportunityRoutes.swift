internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/opportunities`: what may be sold; they are shared by everybody.
struct OpportunityRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiOpportunities.routerPath, use: list)
        router.post(RoutePattern.apiOpportunities.routerPath, use: create)
        router.get(RoutePattern.apiOpportunity.routerPath, use: show)
        router.patch(RoutePattern.apiOpportunity.routerPath, use: change)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let (query, limit) = items.records(OpportunityID.self)
        let filter = items.choice("state", of: OpportunityFilter.allCases) ?? .all
        try items.finish()
        let found = try await desk.store.opportunities(query, filter)
        return try JSONAnswer.response(
            PageAnswer(found, limit: limit) {
                $0.id.description
            } item: {
                OpportunityAnswer($0)
            }
        )
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        let body = try OpportunityBody(try await request.json(), isNew: true)
        guard let name = body.name else { throw .invalid("/name", "This is missing.") as Problem }
        let opportunity = try await desk.store.addOpportunity(name: name) { body.put(into: &$0) }
        var response = try JSONAnswer.response(OpportunityAnswer(opportunity), status: .created)
        response.headers[.location] = Route.apiOpportunity(opportunity.id).path
        return response
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        guard let opportunity = try await desk.store.opportunity(try context.id()) else { throw Problem(.notFound) }
        return try JSONAnswer.response(OpportunityAnswer(opportunity))
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        let body = try OpportunityBody(try await request.json(), isNew: false)
        let id = try context.id(OpportunityID.self)
        var opportunity = try await desk.store.updateOpportunity(id) { body.put(into: &$0) }
        if let isArchived = body.isArchived { opportunity = try await desk.store.archiveOpportunity(id, isArchived) }
        return try JSONAnswer.response(OpportunityAnswer(opportunity))
    }
}

/// What a request says of an opportunity.
private struct OpportunityBody: Sendable {
    let name: String?
    let account: AccountID??
    let contacts: [ContactID]?
    let amount: Money??
    let stage: Stage?
    let closedOn: Day??
    let isArchived: Bool?

    init(_ value: JSONValue, isNew: Bool) throws(Problem) {
        var members = try Members(value)
        name = members.string("name", Members.nameRule)
        account = members.nullableID("account")
        contacts = members.ids("contacts", upTo: Opportunity.maximumContacts)
        amount = members.nullableMoney("amount")
        stage = members.choice("stage", of: Stage.allCases)
        closedOn = members.nullableDay("closedOn")
        isArchived = isNew ? nil : members.truth("archived")
        try members.finish()
    }

    func put(into opportunity: inout Opportunity) {
        opportunity.name = name ?? opportunity.name
        if let account { opportunity.account = account.map { AccountReference($0) } }
        if let contacts { opportunity.contacts = Set(contacts) }
        if let amount { opportunity.amount = amount }
        if let stage {
            opportunity.stage = stage
            // What is open again has no such day any more.
            if !stage.isClosed { opportunity.closedOn = nil }
        }
        if let closedOn { opportunity.closedOn = closedOn }
    }
}
