internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// People who stand on the list twice: `/people/duplicates`, `/people/{id}/merge`.
struct MergePage: Sendable {
    let site: Site

    /// So many pairs are shown; the rest follow once these are settled.
    private static let shownPairs = 50

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.duplicates.routerPath, use: showAll)
        router.get(RoutePattern.mergePerson.routerPath, use: show)
        router.post(RoutePattern.mergePerson.routerPath, use: merge)
        router.post(RoutePattern.separatePerson.routerPath, use: separate)
    }

    private func showAll(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let pairs = try await site.desk.store.duplicates(limit: Self.shownPairs + 1)
        let model = DuplicatesModel(
            hasPairs: !pairs.isEmpty,
            pairs: pairs.prefix(Self.shownPairs).map(DuplicatesModel.Pair.init),
            hasMore: pairs.count > Self.shownPairs
        )
        return try await site.page(.duplicates, title: "Same people", model, for: visit, at: .people)
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        guard let other = request.query("with").flatMap({ ContactID($0) }) else { throw Problem(.notFound) }
        return try await show(try context.id(), with: other, problem: nil, visit)
    }

    private func merge(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(ContactID.self)
        let fields = try await request.form()
        guard let other = fields["with"].flatMap({ ContactID($0) }) else { throw Problem(.notFound) }
        let taken = MergeField.allCases.filter { fields["take-\($0.rawValue)"] == "other" }
        do {
            try await site.desk.store.mergeContacts(id, with: other, taking: Set(taken), by: visit.user.id)
            return .seeOther(PageAddress(.person(id)).with("merged", other.description).text)
        } catch {
            guard case .invalid(_, let problem) = error else { throw error }
            return try await show(id, with: other, problem: problem, visit)
        }
    }

    private func separate(_ request: Request, context: SignedInContext) async throws -> Response {
        let contact = try await site.desk.store.separateContact(try context.id(), by: context.user.id)
        return .seeOther(Route.person(contact.id).path)
    }

    private func show(
        _ id: ContactID,
        with other: ContactID,
        problem: String?,
        _ visit: Visit
    ) async throws -> Response {
        let store = site.desk.store
        guard let first = try await store.contact(id), let second = try await store.contact(other), id != other,
            first.mergedInto == nil, second.mergedInto == nil
        else { throw Problem(.notFound) }
        let model = MergeModel(first, second, problem: problem)
        return try await site.page(
            .mergePerson,
            title: "Merge \(first.displayName)",
            model,
            for: visit,
            at: .people,
            status: problem == nil ? .ok : .unprocessableContent
        )
    }
}
