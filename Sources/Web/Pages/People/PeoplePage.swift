internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// Everybody who is written to, and adding somebody: `/people`, `/people/new`.
struct PeoplePage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.people.routerPath, use: show)
        router.get(RoutePattern.newPerson.routerPath, use: showNew)
        router.post(RoutePattern.newPerson.routerPath, use: addPerson)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let model = try await PeopleModel.load(
            matching: request.query("text") ?? "",
            after: request.query("after").flatMap { ContactID($0) },
            from: site.desk.store
        )
        return try await site.page(.people, title: "People", model, for: visit, at: .people)
    }

    private func showNew(_ request: Request, context: SignedInContext) async throws -> Response {
        try await showNew(TypedPerson(), wrong: nil, site.visit(request, context))
    }

    private func addPerson(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let typed = TypedPerson(try await request.form())
        do {
            let contact = try await site.desk.store.addContact(
                name: typed.name,
                address: typed.address,
                phone: typed.phone,
                preference: typed.preference,
                by: visit.user.id
            )
            return .seeOther(Route.person(contact.id).path)
        } catch {
            guard error == .addressTaken || error.isForTypist else { throw error }
            let wrong = error == .addressTaken ? "This address is in the list already." : error.description
            return try await showNew(typed, wrong: wrong, visit)
        }
    }

    private func showNew(_ typed: TypedPerson, wrong: String?, _ visit: Visit) async throws -> Response {
        let model = NewPersonModel(
            address: typed.address,
            addressWrong: wrong,
            name: typed.name,
            phone: typed.phone,
            refuses: typed.preference == .disallow
        )
        return try await site.page(
            .newPerson,
            title: "Add a person",
            model,
            for: visit,
            at: .people,
            status: wrong == nil ? .ok : .unprocessableContent
        )
    }
}

/// A person as they stand in the fields of a form.
struct TypedPerson {
    var address = ""
    var name = ""
    var phone = ""
    var preference = Preference.allow

    init() {}

    init(_ fields: FormFields) {
        address = fields["address"]?.trimmed ?? ""
        name = fields["name"]?.trimmed ?? ""
        phone = fields["phone"]?.trimmed ?? ""
        preference = fields["preference"].flatMap(Preference.init(rawValue:)) ?? .allow
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }
}
