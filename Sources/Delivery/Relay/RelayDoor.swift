internal import NIOPosix
package import SMTP
package import Storage
package import Tracking

/// Opens connections to relays: finds the host, opens the secret, speaks TLS and signs in.
package struct RelayDoor: Sendable {
    private let box: SecretBox
    private let helloName: String
    private let trustedCertificates: String?
    private let patience: RelayPatience
    private let tokens: AccessTokens

    /// Puts it together.
    ///
    /// `helloName` is what Inkling calls itself, `trustedCertificates` a PEM file of those who are trusted besides those that
    /// the system trusts.
    package init(
        store: Store,
        box: SecretBox,
        helloName: String,
        trustedCertificates: String? = nil,
        patience: RelayPatience = .standard,
        clock: WallClock = .system
    ) {
        self.box = box
        self.helloName = helloName
        self.trustedCertificates = trustedCertificates
        self.patience = patience
        tokens = AccessTokens(clock: clock, trustedCertificates: trustedCertificates) { server, secret in
            guard let old = server.sealedSecret else { return }
            try await store.renewSecret(of: server.id, from: old, to: box.seal(secret, for: server.id))
        }
    }

    /// Opens a connection that can take a message.
    package func open(_ server: MailServer) async throws(RelayFailure) -> RelayConnection {
        let settings = server.settings
        let terms = RelayTerms(
            security: settings.security.ofRelay,
            signIn: try await signIn(to: server),
            helloName: helloName
        )
        let tls = try RelayTLS(host: settings.host, trustedCertificates: trustedCertificates)
        let addresses = try await HostAddresses.find(
            settings.host,
            port: settings.port,
            allowsPrivate: server.allowsPrivateAddress
        )
        var failure = RelayFailure.lost
        for address in addresses {
            do throws(RelayFailure) {
                return try await RelayConnection.open(
                    address,
                    terms: terms,
                    tls: tls,
                    patience: patience,
                    group: MultiThreadedEventLoopGroup.singleton
                )
            } catch .unreachable(let why) {
                failure = .unreachable(why)
            } catch {
                if case .signInRefused = error { await tokens.forget(server.id) }
                throw error
            }
        }
        throw failure
    }

    private func signIn(to server: MailServer) async throws(RelayFailure) -> RelaySignIn? {
        guard let sealed = server.sealedSecret else { return nil }
        let secret: ServerSecret
        do throws(SecretBoxError) {
            secret = try box.open(sealed, for: server.id)
        } catch {
            throw .unusable(error.description)
        }
        switch secret {
        case .password(let password): return .password(user: server.settings.userName, password: password)
        case .oauth(let grant):
            let token = try await tokens.token(for: server, grant: grant)
            return .token(user: server.settings.userName, token: token)
        }
    }
}

extension ConnectionSecurity {
    fileprivate var ofRelay: RelayTerms.Security {
        switch self {
        case .implicitTLS: .implicitTLS
        case .startTLS: .startTLS
        case .none: .none
        }
    }
}
