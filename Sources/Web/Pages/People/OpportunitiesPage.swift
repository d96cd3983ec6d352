internal import Engagement
internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// What may be sold, and adding to it: `/opportunities`, `/opportunities/new`.
struct OpportunitiesPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.opportunities.routerPath, use: show)
        router.get(RoutePattern.newOpportunity.routerPath, use: showNew)
        router.post(RoutePattern.newOpportunity.routerPath, use: addOpportunity)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let choice = RecordChoice<Subject.Opportunity>(.opportunities, request, filter: .open)
        let gone = request.query("archivedOpportunity").flatMap { OpportunityID($0) }
        let model = try await RecordListModel.opportunities(choice, justArchived: gone, from: site.desk.store)
        return try await site.page(.records, title: "Opportunities", model, for: visit, at: .opportunities)
    }

    private func showNew(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let store = site.desk.store
        var typed = TypedOpportunity()
        if let id = request.query("account").flatMap({ AccountID($0) }), let account = try await store.account(id) {
            typed.account = account.name
            typed.accountID = RecordID(uuid: id.uuid)
        }
        if let id = request.query("person").flatMap({ ContactID($0) }), let person = try await store.contact(id) {
            typed.people = TypedEmail.list(
                [try? Address(name: person.name.isEmpty ? nil : person.name, address: person.address)].compactMap(
                    \.self
                )
            )
        }
        return try await showNew(typed, fault: nil, visit)
    }

    private func addOpportunity(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let typed = TypedOpportunity(try await request.form())
        let store = site.desk.store
        switch try await OpportunityForm(store: store, user: visit.user.id).read(typed) {
        case .failure(let wrong):
            return try await showNew(typed, fault: wrong.fault, visit)
        case .success(let reading):
            do {
                let opportunity = try await store.addOpportunity(name: typed.name) { reading.put(into: &$0) }
                return .seeOther(Route.opportunity(opportunity.id).path)
            } catch {
                guard let fault = FormFault(error) else { throw error }
                return try await showNew(typed, fault: fault, visit)
            }
        }
    }

    private func showNew(_ typed: TypedOpportunity, fault: FormFault?, _ visit: Visit) async throws -> Response {
        let model = NewRecordModel(
            newHeading: "Add an opportunity",
            crumbLink: Route.opportunities.path,
            crumbWords: "Opportunities",
            newAction: Route.newOpportunity.path,
            asksPreference: false,
            preferenceQuestion: "",
            refuses: false,
            refusalWords: "",
            hasZones: false,
            zones: [],
            fields: typed.fields(fault),
            stages: typed.stages(fault)
        )
        return try await site.page(
            .newRecord,
            title: model.newHeading,
            model,
            for: visit,
            at: .opportunities,
            status: fault == nil ? .ok : .unprocessableContent
        )
    }
}
