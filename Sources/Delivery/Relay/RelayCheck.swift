internal import SMTP
package import Storage

/// Tries a relay out for somebody who sets it up: connects, speaks TLS, signs in, and hangs up.
package struct RelayCheck: Sendable {
    private let door: RelayDoor
    private let store: Store

    /// Takes a door whose patience is short, for somebody waits.
    package init(door: RelayDoor, store: Store) {
        self.door = door
        self.store = store
    }

    /// Says what is wrong in plain words, `nil` where nothing is, and notes it with the server.
    package func problem(of server: MailServer) async throws(StoreError) -> String? {
        let problem: String?
        do throws(RelayFailure) {
            try await door.open(server).end()
            problem = nil
        } catch {
            problem = error.words(at: server)
        }
        try await store.noteProblem(problem, of: server.id)
        return problem
    }
}

extension RelayFailure {
    /// What is wrong; where it is about signing in, with what the provider wants for it.
    func words(at server: MailServer) -> String {
        switch self {
        case .signInRefused(let reply) where server.settings.signIn == .oauth:
            "The server refused the access token: “\(reply.words)”. Look at the user name, and whether the token was "
                + "given for mail."
        case .noSignIn(let offered) where server.settings.signIn == .oauth:
            "The server takes no access tokens (XOAUTH2), only \(offered.joined(separator: ", ")). Choose a password."
        case .signInRefused, .noSignIn, .signInWanted: description.withAdvice(for: server)
        default: description
        }
    }
}

extension String {
    /// The sentence, and behind it what the server's provider wants for a password, where it is a known one.
    func withAdvice(for server: MailServer) -> String {
        MailProvider.of(host: server.settings.host).map { "\(self) \($0.password)" } ?? self
    }
}
