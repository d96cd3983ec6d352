internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/contacts`: people who are written to; they are shared by everybody.
struct ContactRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiContacts.routerPath, use: list)
        router.post(RoutePattern.apiContacts.routerPath, use: create)
        router.get(RoutePattern.apiSuggestions.routerPath, use: suggest)
        router.get(RoutePattern.apiContact.routerPath, use: show)
        router.patch(RoutePattern.apiContact.routerPath, use: change)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let (query, limit) = items.records(ContactID.self)
        try items.finish()
        let found = try await desk.store.contacts(query)
        return try JSONAnswer.response(
            PageAnswer(found, limit: limit) {
                $0.id.description
            } item: {
                ContactAnswer($0)
            }
        )
    }

    private func suggest(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let limit = items.limit(usually: 8)
        let text = items.line("text", upTo: 200) ?? ""
        try items.finish()
        let found = try await desk.store.suggestions(text, for: context.viewer, limit: limit)
        return try JSONAnswer.response(ListAnswer(items: found.map(ContactAnswer.init)))
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        let body = try ContactBody(try await request.json(), isNew: true)
        guard let address = body.address else { throw .invalid("/address", "This is missing.") as Problem }
        let contact = try await desk.store.addContact(name: body.name ?? "", address: address, by: context.user.id) {
            body.put(into: &$0)
        }
        var response = try JSONAnswer.response(ContactAnswer(contact), status: .created)
        response.headers[.location] = Route.apiContact(contact.id).path
        return response
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        guard let contact = try await desk.store.contact(try context.id()) else { throw Problem(.notFound) }
        return try JSONAnswer.response(ContactAnswer(contact))
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        let body = try ContactBody(try await request.json(), isNew: false)
        let id = try context.id(ContactID.self)
        if body.isTrusted { try await desk.store.trustAddress(of: id) }
        var contact = try await desk.store.updateContact(id, by: context.user.id) { body.put(into: &$0) }
        if let isArchived = body.isArchived { contact = try await desk.store.archiveContact(id, isArchived) }
        return try JSONAnswer.response(ContactAnswer(contact))
    }
}
