internal import Hummingbird
internal import Storage
internal import Tracking

/// One person, the emails to them, and what they prefer: `/people/{id}`.
struct PersonPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.person.routerPath, use: show)
        router.post(RoutePattern.person.routerPath, use: save)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        guard let contact = try await site.desk.store.contact(try context.id()) else { throw Problem(.notFound) }
        let notice = request.query("saved") == nil ? nil : Frame.Notice.done("Saved.")
        return try await show(contact, problem: nil, notice: notice, visit)
    }

    private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(ContactID.self)
        let fields = try await request.form()
        if fields["do"] == "trust" {
            try await site.desk.store.trustAddress(of: id)
            return .seeOther(PageAddress(.person(id)).with("saved", "yes").text)
        }
        let typed = TypedPerson(fields)
        do {
            try await site.desk.store.updateContact(
                id,
                name: typed.name,
                phone: typed.phone,
                preference: typed.preference,
                by: visit.user.id
            )
            return .seeOther(PageAddress(.person(id)).with("saved", "yes").text)
        } catch {
            guard case .invalid(_, let problem) = error else { throw error }
            guard var contact = try await site.desk.store.contact(id) else { throw Problem(.notFound) }
            contact.name = typed.name
            contact.phone = typed.phone
            contact.preference = typed.preference
            return try await show(contact, problem: problem, notice: nil, visit)
        }
    }

    private func show(
        _ contact: Contact,
        problem: String?,
        notice: Frame.Notice?,
        _ visit: Visit
    ) async throws -> Response {
        let emails = try await site.desk.store.emails(
            to: contact.id,
            viewer: visit.viewer,
            limit: PersonModel.shownEmails
        )
        let model = PersonModel(contact, emails: emails, problem: problem, for: visit)
        return try await site.page(
            .person,
            title: model.who,
            model,
            for: visit,
            at: .people,
            notice: notice,
            status: problem == nil ? .ok : .unprocessableContent
        )
    }
}
