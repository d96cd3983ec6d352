internal import Engagement
internal import Storage
internal import Tracking

/// Finds what the page of mail servers shows.
struct MailboxQuery {
    let desk: Desk
    let visit: Visit
    /// The provider whose servers are filled in.
    let provider: MailProvider?

    func model(_ asked: MailboxPage.Asked) async throws -> MailboxModel {
        let test = desk.mail.test(visit.user.id)
        var servers: [MailboxModel.Server] = []
        for purpose in MailServerPurpose.allCases {
            servers.append(try await server(purpose, asked))
        }
        let others = asked.isWorkspace ? try await others() : []
        return MailboxModel(
            isAdministrator: visit.user.role == .administrator,
            isWorkspace: asked.isWorkspace,
            owner: asked.isWorkspace ? "workspace" : "own",
            providers: MailProvider.all.map { Choice(value: $0.key, label: $0.name, isChosen: $0 == provider) },
            providerWords: provider?.password,
            servers: servers,
            hasOthers: !others.isEmpty,
            others: others,
            isTesting: test?.isUnderWay ?? false,
            testAddress: visit.user.address,
            test: test.map { MailboxModel.Test($0, for: visit) }
        )
    }

    private func server(_ purpose: MailServerPurpose, _ asked: MailboxPage.Asked) async throws -> MailboxModel.Server {
        let owner = asked.isWorkspace ? nil : visit.user.id
        let set = try await desk.store.mailServer(purpose, of: owner, viewer: visit.viewer)
        let address = asked.isWorkspace ? "" : visit.user.address
        var typed = set.map { TypedMailServer($0) } ?? TypedMailServer(purpose, userName: address)
        if let provider { typed.take(provider, userName: address) }
        let wasTyped = asked.typed.flatMap { $0.purpose == purpose ? $0 : nil }
        return MailboxModel.Server(
            wasTyped ?? typed,
            set: set,
            provider: provider,
            fault: wasTyped == nil ? nil : asked.fault,
            for: visit
        )
    }

    /// The sellers' servers, for whoever may let them stand at private addresses.
    private func others() async throws -> [MailboxModel.Other] {
        let names = try await desk.store.users().reduce(into: [:]) { $0[$1.id] = $1.name }
        var servers: [MailServer] = []
        for purpose in MailServerPurpose.allCases { servers += try await desk.store.mailServers(purpose) }
        return servers.compactMap { server in
            server.seller.map { seller in
                let isAllowed = server.allowsPrivateAddress
                return MailboxModel.Other(
                    who: names[seller] ?? "Somebody who is gone",
                    what: "\(server.purpose.words) \(server.settings.host):\(server.settings.port)",
                    isAllowed: isAllowed,
                    decision: isAllowed ? "no" : "yes",
                    decisionWords: isAllowed ? "Take leave back" : "Allow a private address",
                    allowLink: Route.allowMailServer(server.id).path
                )
            }
        }
    }
}

extension MailServerPurpose {
    /// What people call it.
    fileprivate var words: String {
        switch self {
        case .relay: "Relay"
        case .mailbox: "Mailbox"
        }
    }
}
