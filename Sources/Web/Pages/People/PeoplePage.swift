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
        let choice = RecordChoice<Subject.Contact>(.people, request)
        let gone = request.query("archivedPerson").flatMap { ContactID($0) }
        let model = try await RecordListModel.people(choice, justArchived: gone, from: site.desk.store)
        return try await site.page(.records, title: "People", model, for: visit, at: .people)
    }

    private func showNew(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        var typed = TypedPerson()
        if let id = request.query("account").flatMap({ AccountID($0) }),
            let account = try await site.desk.store.account(id)
        {
            typed.account = account.name
            typed.accountID = RecordID(uuid: id.uuid)
        }
        return try await showNew(typed, fault: nil, visit)
    }

    private func addPerson(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let typed = TypedPerson(try await request.form())
        let store = site.desk.store
        let finding = try await RecordLookup(store: store)
            .find(typed.account, picked: typed.accountID, among: [.account])
        if case .wrong(let words) = finding {
            return try await showNew(typed, fault: FormFault("account", words), visit)
        }
        do {
            let contact = try await store.addContact(name: typed.name, address: typed.address, by: visit.user.id) {
                typed.put(into: &$0, account: finding.account)
            }
            return .seeOther(Route.person(contact.id).path)
        } catch {
            guard let fault = FormFault(error) else { throw error }
            return try await showNew(typed, fault: fault, visit)
        }
    }

    private func showNew(_ typed: TypedPerson, fault: FormFault?, _ visit: Visit) async throws -> Response {
        let model = NewRecordModel(
            newHeading: "Add a person",
            crumbLink: Route.people.path,
            crumbWords: "People",
            newAction: Route.newPerson.path,
            asksPreference: true,
            preferenceQuestion: "May this person be followed?",
            refuses: typed.preference == .disallow,
            refusalWords: PersonModel.refusalWords,
            hasZones: true,
            zones: ZoneName.all,
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
