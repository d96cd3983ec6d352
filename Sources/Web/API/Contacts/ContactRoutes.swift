internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// `/contacts`: people who are written to; they are shared by everybody.
struct ContactRoutes: Sendable {
    let desk: Desk

    private static let nameRule = TextRule.line(upTo: 200)
    private static let phoneRule = TextRule.line(upTo: 50)

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiContacts.routerPath, use: list)
        router.post(RoutePattern.apiContacts.routerPath, use: create)
        router.get(RoutePattern.apiSuggestions.routerPath, use: suggest)
        router.get(RoutePattern.apiContact.routerPath, use: show)
        router.patch(RoutePattern.apiContact.routerPath, use: change)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let limit = items.limit()
        let text = items.line("text", upTo: 200) ?? ""
        let last: ContactID? = items.id("after")
        try items.finish()
        let found = try await desk.store.contacts(matching: text, after: last, limit: limit + 1)
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
        var members = try Members(try await request.json())
        let name = members.string("name", Self.nameRule) ?? ""
        let phone = members.string("phone", Self.phoneRule) ?? ""
        let preference = members.choice("preference", of: [Preference.allow, .disallow]) ?? .allow
        let address = members.mailbox("address")
        try members.finish()
        guard let address else { throw .invalid("/address", "This is missing.") as Problem }
        let contact = try await desk.store.addContact(
            name: name,
            address: address,
            phone: phone,
            preference: preference,
            by: context.user.id
        )
        var response = try JSONAnswer.response(ContactAnswer(contact), status: .created)
        response.headers[.location] = Route.apiContact(contact.id).path
        return response
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        guard let contact = try await desk.store.contact(try context.id()) else { throw Problem(.notFound) }
        return try JSONAnswer.response(ContactAnswer(contact))
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.json())
        let name = members.string("name", Self.nameRule)
        let phone = members.string("phone", Self.phoneRule)
        let preference = members.choice("preference", of: [Preference.allow, .disallow])
        // Only taking the mark away makes sense: it is a server's word.
        let isTrusted = members.has("addressFailure")
        if let given = members.nullableString("addressFailure", Self.nameRule), given != nil {
            members.fault("addressFailure", "Give null to trust the address again.")
        }
        try members.finish()
        if isTrusted { try await desk.store.trustAddress(of: try context.id()) }
        let contact = try await desk.store.updateContact(
            try context.id(),
            name: name,
            phone: phone,
            preference: preference,
            by: context.user.id
        )
        return try JSONAnswer.response(ContactAnswer(contact))
    }
}

extension Members {
    /// An address alone, which must be there.
    mutating func mailbox(_ name: String) -> String? {
        guard let text = required(name, string(name, .line(1, upTo: 320))) else { return nil }
        do {
            return try Address(name: nil, address: text).address
        } catch {
            fault(name, "\(error)")
            return nil
        }
    }
}
