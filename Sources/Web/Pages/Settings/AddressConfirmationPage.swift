internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// Where a mailed link leads: `/settings/addresses/confirm/{secret}`, for whoever asked for it alone.
///
/// Looking changes nothing, for scanners look at everything; a button confirms.
struct AddressConfirmationPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.confirmSenderAddress.routerPath) { request, context in
            let link: SenderLink =
                if let secret = Self.secret(context) {
                    try await site.desk.store.senderLink(secretHash: secret.hash, for: context.user.id)
                } else {
                    .gone
                }
            return try await show(link, site.visit(request, context))
        }
        router.post(RoutePattern.confirmSenderAddress.routerPath) { request, context in
            guard let secret = Self.secret(context) else { return try await show(.gone, site.visit(request, context)) }
            let link = try await site.desk.store.confirmSenderAddress(secretHash: secret.hash, by: context.user.id)
            if case .confirmed = link { return .seeOther(AddressesPage.Done.confirmed.address) }
            return try await show(link, site.visit(request, context))
        }
    }

    private static func secret(_ context: SignedInContext) -> Secret? {
        context.parameters.get("secret").flatMap { Secret($0) }
    }

    private func show(_ link: SenderLink, _ visit: Visit) async throws -> Response {
        try await site.page(
            .settingsAddressConfirmation,
            title: "Confirm an address",
            AddressConfirmationModel(link, for: visit),
            for: visit,
            at: .settings,
            status: link.status
        )
    }
}

/// What the link of a letter is to whoever opened it, as it is shown.
struct AddressConfirmationModel {
    let place = SettingsPlace.addresses.model
    let isAdministrator: Bool
    let userName: String
    let userAddress: String
    let waiting: String?
    let confirmed: String?
    let isSomebodyElses: Bool
    let isGone: Bool

    init(_ link: SenderLink, for visit: Visit) {
        isAdministrator = visit.user.role == .administrator
        userName = visit.user.name
        userAddress = visit.user.address
        waiting = if case .waiting(let address) = link { address } else { nil }
        confirmed = if case .confirmed(let address) = link { address } else { nil }
        isSomebodyElses = link == .somebodyElses
        isGone = link == .gone
    }
}

extension SenderLink {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .waiting, .confirmed: .ok
        case .somebodyElses: .forbidden
        case .gone: .notFound
        }
    }
}
