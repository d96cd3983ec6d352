internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// `/sender-addresses`: what whoever asks may send from, and what waits for its confirmation.
///
/// Confirming needs the letter and its reader, so it has no call. Addresses stand in bodies, never in the path.
struct SenderAddressRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiSenderAddresses.routerPath, use: list)
        router.post(RoutePattern.apiSenderAddresses.routerPath, use: create)
        router.post(RoutePattern.apiRemoveSenderAddress.routerPath, use: remove)
    }

    private struct AddressAnswer: Encodable {
        let address: String
        let confirmed: Bool
        let login: Bool
        @Nullable var expiresAt: Instant?

        init(_ own: Address, of user: User) {
            address = own.address
            confirmed = true
            login = own.key == user.address.lowercased()
            _expiresAt = Nullable()
        }

        init(_ request: SenderRequest) {
            address = request.address
            confirmed = false
            login = false
            _expiresAt = Nullable(wrappedValue: request.expiresAt)
        }
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        try items.finish()
        let own = try await desk.store.senderAddresses(of: context.user.id)
        let waiting = try await desk.store.senderRequests(of: context.user.id)
        let answers = own.map { AddressAnswer($0, of: context.user) } + waiting.map { AddressAnswer($0) }
        return try JSONAnswer.response(ListAnswer(items: answers))
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        let asked = try await desk.requestSenderAddress(try await address(request), for: context.user)
        return try JSONAnswer.response(AddressAnswer(asked), status: .accepted)
    }

    /// Takes one that they may send from away, or back what waits.
    private func remove(_ request: Request, context: APIContext) async throws -> Response {
        let address = try await address(request)
        do {
            try await desk.store.withdrawSenderRequest(address, of: context.user.id)
        } catch StoreError.notFound {
            try await desk.store.removeSenderAddress(address, of: context.user.id, by: context.user.id)
        }
        return Response(status: .noContent)
    }

    private func address(_ request: Request) async throws -> String {
        var members = try Members(try await request.json())
        let address = members.mailbox("address")
        try members.finish()
        guard let address else { throw Problem(.invalid) }
        return address
    }
}
