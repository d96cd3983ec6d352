internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// `/delivery-time`: when an email is best delivered.
struct DeliveryTimeRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiDeliveryTime.routerPath, use: adviseForPeople)
        router.post(RoutePattern.apiDeliveryTime.routerPath, use: advise)
    }

    /// For people who are known, by their ids: an address must not stand in a URL.
    private func adviseForPeople(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let ids = items.people("contact")
        try items.finish()
        var addresses: [Address] = []
        for id in ids {
            guard let contact = try await desk.store.contact(id) else { throw Problem(.notFound) }
            addresses.append(try Address(name: nil, address: contact.address))
        }
        return try await answer(for: addresses)
    }

    private func advise(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.json())
        let addresses = members.required("to", members.addresses("to"))
        try members.finish()
        return try await answer(for: addresses ?? [])
    }

    private func answer(for addresses: [Address]) async throws -> Response {
        let advice = try await DeliveryTimeQuery(desk: desk).advice(for: addresses, at: desk.clock.now)
        return try JSONAnswer.response(DeliveryTimeAnswer(advice))
    }
}

extension QueryItems {
    /// The ids of people, one each time: at least one, and no more than an email has recipients.
    fileprivate mutating func people(_ name: String) -> [ContactID] {
        let texts = strings(name)
        guard (1...Draft.maximumRecipients).contains(texts.count) else {
            fault(name, "The ids of 1 to \(Draft.maximumRecipients) people are expected here, one each time.")
            return []
        }
        return texts.compactMap { text in
            guard let id = ContactID(text) else {
                fault(name, "An id is expected here.")
                return nil
            }
            return id
        }
    }
}
