internal import IMAP
package import Storage

/// Tries a mailbox out for somebody who sets it up: connects, logs in, opens the inbox, and finds the folder for sent mail.
package struct MailboxCheck: Sendable {
    private let access: MailboxAccess
    private let store: Store

    /// Puts it together.
    package init(access: MailboxAccess, store: Store) {
        self.access = access
        self.store = store
    }

    /// Says what is wrong in plain words, `nil` where nothing is, and notes it with the server.
    package func problem(of server: MailServer) async throws -> String? {
        let problem: String?
        do {
            let found = try await access.trial(of: server).run(credential: access.credential(server))
            problem = found.sentFolder == nil ? MailboxProblem.noSentFolder.description : nil
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            problem = MailboxProblem.words(error, at: server)
        }
        try await store.noteProblem(problem, of: server.id)
        return problem
    }
}

extension MailboxAccess {
    /// What tries a mailbox out.
    func trial(of server: MailServer) -> MailboxTrial {
        MailboxTrial(
            place: server.settings.mailboxPlace,
            folder: server.settings.sentFolder,
            connector: connector(server)
        )
    }
}

extension MailboxProblem {
    /// What is wrong; where it is about logging in, with what the provider wants for it.
    static func words(_ error: any Error, at server: MailServer) -> String {
        switch error as? MailboxProblem {
        case .loginRefused(let said) where server.settings.signIn == .oauth:
            "The server refused the access token; it says: “\(said)”. Look at the user name, and whether the token was "
                + "given for mail."
        case .noLogin where server.settings.signIn == .oauth:
            "The server takes no access tokens (XOAUTH2). Choose a password."
        case .loginRefused, .noLogin: "\(error)".withAdvice(for: server)
        default: "\(error)"
        }
    }
}
