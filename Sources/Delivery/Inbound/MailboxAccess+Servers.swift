internal import IMAP
package import Storage
package import Tracking

extension MailboxAccess {
    /// Speaks to the mailboxes of storage as relays are spoken to: secrets from the box, access tokens made anew, hosts
    /// looked at before they are connected to.
    ///
    /// `trustedCertificates` is a PEM file of those who are trusted besides those that the system trusts.
    package init(store: Store, box: SecretBox, trustedCertificates: String? = nil, clock: WallClock = .system) {
        let tokens = AccessTokens(clock: clock, trustedCertificates: trustedCertificates) { server, secret in
            guard let old = server.sealedSecret else { return }
            try await store.renewSecret(of: server.id, from: old, to: box.seal(secret, for: server.id))
        }
        self.init(
            credential: { server in
                guard let sealed = server.sealedSecret else { throw MailboxProblem.noLogin }
                let user = server.settings.userName
                switch try box.open(sealed, for: server.id) {
                case .password(let password): return .password(user: user, password: password)
                case .oauth(let grant):
                    return .token(user: user, token: try await tokens.token(for: server, grant: grant))
                }
            },
            connector: { server in
                MailboxConnector(authorities: trustedCertificates) { host, port in
                    try await HostAddresses.find(host, port: port, allowsPrivate: server.allowsPrivateAddress)
                }
            }
        )
    }
}
