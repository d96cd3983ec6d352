internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// One opportunity, its people, and the emails about it: `/opportunities/{id}`.
struct OpportunityPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.opportunity.routerPath, use: show)
        router.post(RoutePattern.opportunity.routerPath, use: save)
        router.post(RoutePattern.archiveOpportunity.routerPath, use: archive)
        router.post(RoutePattern.restoreOpportunity.routerPath, use: restore)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let opportunity = try await opportunity(context)
        let notice = request.query("saved") == nil ? nil : Frame.Notice.done("Saved.")
        return try await show(
            opportunity,
            typed: nil,
            fault: nil,
            before: PageMark(request.query("before")),
            notice: notice,
            visit
        )
    }

    private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let opportunity = try await opportunity(context)
        let store = site.desk.store
        let known = TypedOpportunity(opportunity, people: try await people(of: opportunity))
        let form = SharedForm(try await request.form(), of: known.values)
        let typed = TypedOpportunity(form, of: opportunity)
        if let fault = form.fault { return try await show(opportunity, typed: typed, fault: fault, visit) }
        switch try await OpportunityForm(store: store, user: visit.user.id).read(typed) {
        case .failure(let wrong):
            return try await show(opportunity, typed: typed, fault: wrong.fault, visit)
        case .success(let reading):
            do {
                try await store.updateOpportunity(opportunity.id) { reading.put(into: &$0, where: form.isTyped) }
                return .seeOther(PageAddress(.opportunity(opportunity.id)).with("saved", "yes").text)
            } catch {
                guard let fault = FormFault(error) else { throw error }
                return try await show(opportunity, typed: typed, fault: fault, visit)
            }
        }
    }

    private func archive(_ request: Request, context: SignedInContext) async throws -> Response {
        let opportunity = try await site.desk.store.archiveOpportunity(try context.id())
        return .seeOther(PageAddress(.opportunities).with("archivedOpportunity", opportunity.id.description).text)
    }

    private func restore(_ request: Request, context: SignedInContext) async throws -> Response {
        let opportunity = try await site.desk.store.archiveOpportunity(try context.id(), false)
        return .seeOther(Route.opportunity(opportunity.id).path)
    }

    private func opportunity(_ context: SignedInContext) async throws -> Opportunity {
        guard let found = try await site.desk.store.opportunity(try context.id()) else { throw Problem(.notFound) }
        return found
    }

    /// Who has to do with it, by name.
    private func people(of opportunity: Opportunity) async throws -> [Contact] {
        var people: [Contact] = []
        for id in opportunity.contacts {
            if let contact = try await site.desk.store.contact(id) { people.append(contact) }
        }
        return people.sorted { $0.sortKey < $1.sortKey }
    }

    private func show(
        _ opportunity: Opportunity,
        typed: TypedOpportunity?,
        fault: FormFault?,
        before mark: PageMark<Subject.Email>? = nil,
        notice: Frame.Notice? = nil,
        _ visit: Visit
    ) async throws -> Response {
        let store = site.desk.store
        let people = try await people(of: opportunity)
        let model = OpportunityModel(
            opportunity,
            typed: typed ?? TypedOpportunity(opportunity, people: people),
            fault: fault,
            figures: try await .load(
                .opportunity(opportunity.id),
                heading: "Emails about it",
                none: "No email regards it yet. Choose it under Regarding when you write.",
                before: mark,
                from: store,
                for: visit
            ),
            people: people,
            cards: OwnCards(
                try await store.cards(about: .opportunity(opportunity.id), of: visit.viewer, limit: OwnCards.limit),
                for: visit
            )
        )
        return try await site.page(
            .opportunity,
            title: model.who,
            model,
            for: visit,
            at: .opportunities,
            notice: notice,
            status: fault == nil ? .ok : .unprocessableContent
        )
    }
}
