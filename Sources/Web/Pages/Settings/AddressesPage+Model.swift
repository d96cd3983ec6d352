internal import Engagement
internal import Mail
internal import Storage

/// The addresses of somebody, as they are shown.
struct AddressesModel {
    let place = SettingsPlace.addresses.model
    let isAdministrator: Bool
    let addresses: [Own]
    let hasWaiting: Bool
    let waiting: [Waiting]
    /// The address that is about to be taken away; `nil` for none.
    let leaving: String?
    /// Whether letters lie in the sandbox, for nothing is sent from here yet.
    let landInSandbox: Bool
    let typed: String
    let problem: String?

    /// One that they may send from.
    struct Own {
        let address: String
        let isLogIn: Bool
    }

    /// One that waits for its confirmation.
    struct Waiting {
        let address: String
        let askedAt: Moment
        let goodUntil: Moment
    }

    init(
        _ own: [Address],
        waiting: [SenderRequest],
        leaving: Address?,
        landInSandbox: Bool,
        refused: AddressesPage.Refused?,
        for visit: Visit
    ) {
        isAdministrator = visit.user.role == .administrator
        addresses = own.map { Own(address: $0.address, isLogIn: $0.key == visit.user.address.lowercased()) }
        hasWaiting = !waiting.isEmpty
        self.waiting = waiting.map {
            Waiting(
                address: $0.address,
                askedAt: Moment($0.askedAt, as: .relative, for: visit),
                goodUntil: Moment($0.expiresAt, as: .dated, for: visit)
            )
        }
        self.leaving = leaving?.address
        self.landInSandbox = landInSandbox
        typed = refused?.typed ?? ""
        problem = refused?.problem
    }
}
