internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/contacts/{id}/merge` and `/contacts/{id}/duplicates`: people who turn out to be the same.
struct MergeRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiContactDuplicates.routerPath, use: list)
        router.post(RoutePattern.apiContactMerge.routerPath, use: merge)
        router.delete(RoutePattern.apiContactMerge.routerPath, use: separate)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        let id = try context.id(ContactID.self)
        guard try await desk.store.contact(id) != nil else { throw Problem(.notFound) }
        let found = try await desk.store.duplicates(of: id)
        return try JSONAnswer.response(ListAnswer(items: found.map(ContactAnswer.init)))
    }

    private func merge(_ request: Request, context: APIContext) async throws -> Response {
        let id = try context.id(ContactID.self)
        guard try await desk.store.contact(id) != nil else { throw Problem(.notFound) }
        var members = try Members(try await request.json())
        let given: ContactID?? = members.nullableID("with")
        let words = members.lines("take", upTo: MergeField.allCases.count, .line(upTo: 40)) ?? []
        let fields = words.map(MergeField.init(rawValue:))
        if fields.contains(nil) {
            let all = MergeField.allCases.map(\.rawValue).joined(separator: ", ")
            members.fault("take", "A list of these is expected here: \(all).")
        }
        try members.finish()
        guard let other = given ?? nil else {
            throw .invalid("/with", "The id of a person is expected here.") as Problem
        }
        let contact = try await desk.store.mergeContacts(
            id,
            with: other,
            taking: Set(fields.compactMap(\.self)),
            by: context.user.id
        )
        return try JSONAnswer.response(ContactAnswer(contact))
    }

    private func separate(_ request: Request, context: APIContext) async throws -> Response {
        let contact = try await desk.store.separateContact(try context.id(), by: context.user.id)
        return try JSONAnswer.response(ContactAnswer(contact))
    }
}
