package import IMAP
package import Storage

/// What speaking to a mailbox takes beside its settings: who it is, and where its host is.
package struct MailboxAccess: Sendable {
    /// Opens the secret, and makes an access token of it where it is no password.
    let credential: @Sendable (MailServer) async throws -> Credential
    /// Makes connections to it, to private addresses only where it has leave.
    let connector: @Sendable (MailServer) -> MailboxConnector

    /// Puts it together; what these throw that is no `MailboxProblem` is shown as it describes itself.
    package init(
        credential: @escaping @Sendable (MailServer) async throws -> Credential,
        connector: @escaping @Sendable (MailServer) -> MailboxConnector
    ) {
        self.credential = credential
        self.connector = connector
    }
}

extension MailServerSettings {
    /// Where it is, in the words of IMAP.
    var mailboxPlace: MailboxPlace {
        let security: Security =
            switch security {
            case .implicitTLS: .tls
            case .startTLS: .startTLS
            case .none: .none
            }
        return MailboxPlace(host: host, port: port, security: security)
    }
}
