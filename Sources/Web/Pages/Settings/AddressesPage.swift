internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// The addresses that somebody sends from: `/settings/addresses`.
///
/// Addresses stand in forms and never in the page's own address.
struct AddressesPage: Sendable {
    let site: Site

    private var store: Store { site.desk.store }

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.senderAddresses.routerPath) { request, context in
            let done = request.query("done").flatMap(Done.init(rawValue:))
            return try await show(site.visit(request, context), notice: done.map { Frame.Notice.done($0.words) })
        }
        router.post(RoutePattern.senderAddresses.routerPath, use: act)
    }

    /// What was just done, as the page's address says it.
    enum Done: String {
        case mailed, takenBack, takenAway, confirmed

        fileprivate var words: String {
            switch self {
            case .mailed: "A letter with a link is on its way. Open the link within 48 hours to confirm the address."
            case .takenBack: "Taken back. The link that was mailed is good for nothing now."
            case .takenAway: "Taken away."
            case .confirmed: "Confirmed. You can send from this address now, mail programs too."
            }
        }

        var address: String { PageAddress(.senderAddresses).with("done", rawValue).text }
    }

    /// What was typed and not taken.
    struct Refused {
        let typed: String
        let problem: String
    }

    private func act(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let fields = try await request.form()
        let address = fields["address"]?.trimmed ?? ""
        do {
            switch fields["do"] {
            case "takeBack":
                try await store.withdrawSenderRequest(address, of: visit.user.id)
                return .seeOther(Done.takenBack.address)
            case "ask":
                return try await show(visit, leaving: address)
            case "takeAway":
                try await store.removeSenderAddress(address, of: visit.user.id, by: visit.user.id)
                return .seeOther(Done.takenAway.address)
            default:
                _ = try await site.desk.requestSenderAddress(address, for: visit.user)
                return .seeOther(Done.mailed.address)
            }
        } catch StoreError.invalid(_, let problem) {
            return try await show(visit, refused: Refused(typed: address, problem: problem))
        } catch StoreError.notFound {
            // Another window was quicker, or the letter was answered meanwhile: the page says how it stands.
            return .seeOther(Route.senderAddresses.path)
        }
    }

    private func show(
        _ visit: Visit,
        leaving address: String? = nil,
        refused: Refused? = nil,
        notice: Frame.Notice? = nil
    ) async throws -> Response {
        let own = try await store.senderAddresses(of: visit.user.id)
        let model = AddressesModel(
            own,
            waiting: try await store.senderRequests(of: visit.user.id),
            leaving: own.first { $0.key == address?.lowercased() },
            landInSandbox: try await store.mailsSenderRequestsToSandbox(),
            refused: refused,
            for: visit
        )
        return try await site.page(
            .settingsAddresses,
            title: "Addresses to send from",
            model,
            for: visit,
            at: .settings,
            notice: notice,
            status: refused == nil ? .ok : .unprocessableContent
        )
    }
}
