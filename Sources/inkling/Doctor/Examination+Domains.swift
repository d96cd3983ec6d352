internal import Delivery
internal import Mail
internal import Storage
internal import Web

extension Examination {
    /// So many domains without any answer are enough: there is no DNS here, and each question is waited for.
    private static let patience = 2

    /// Looks at every domain that mail is sent from, and at the reply domain: names, signing, and what DNS says.
    func lookAtDomains(in folder: DataFolder, _ store: Store, _ tell: Tell) async {
        let server = settings.nameServer
        var unanswered = 0
        do {
            let signing = try DKIMKeyFolder(path: folder.signingKeys).keys()
            for domain in try await domains(in: store) {
                let keys = signing.filter { $0.name.domain == domain }
                tell(DoctorRules.name(settings.trackingAddress.host, ofSender: domain))
                tell(DoctorRules.signing(domain, selectors: keys.map(\.name.selector)))
                guard unanswered < Self.patience, DomainName.isValid(domain) else {
                    tell(.unchecked("The DNS of \(domain) was not checked."))
                    continue
                }
                let senders = await server.ask(.texts, of: domain)
                if senders == .unanswered { unanswered += 1 }
                tell(DoctorRules.senders(of: domain, found: senders))
                guard senders != .unanswered else { continue }
                for key in keys {
                    let found = await server.ask(.texts, of: key.name.record)
                    tell(DoctorRules.key(at: key.name.record, expected: key.publicRecord, found: found))
                }
            }
        } catch {
            tell(.problem("\(error)", remedy: "Mend that; senders were not looked at."))
        }
        guard let domain = settings.inbound.domain?.name, unanswered < Self.patience else { return }
        let found = await server.ask(.exchangers, of: domain)
        let hasAddress = found == .none ? await isHost(domain, by: server) : false
        tell(DoctorRules.replies(to: domain, found: found, hasAddress: hasAddress))
    }

    private func isHost(_ name: String, by server: NameServer) async -> Bool {
        for kind in [NameServer.Kind.addresses, .longAddresses] {
            if case .records = await server.ask(kind, of: name) { return true }
        }
        return false
    }

    private func domains(in store: Store) async throws -> [String] {
        var domains: Set<String> = []
        for user in try await store.users() where user.isActive {
            domains.formUnion(try await store.senderAddresses(of: user.id).map { $0.domain.lowercased() })
        }
        return domains.sorted()
    }
}
