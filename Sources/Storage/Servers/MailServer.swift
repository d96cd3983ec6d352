package import Tracking

/// A server of somebody else's that mail goes to or comes from (product §11).
///
/// A workspace has at most one of each purpose, and so has each seller.
package struct MailServer: Hashable, Sendable {
    /// Its id, by which its secret is sealed; it stays when the server is changed.
    package let id: MailServerID
    /// What it is for.
    package let purpose: MailServerPurpose
    /// Whose it is; `nil` for the workspace's.
    package let seller: UserID?
    /// Where it is and how it is spoken to.
    package let settings: MailServerSettings
    /// What signs in there, sealed; `nil` where nothing does.
    package let sealedSecret: [UInt8]?
    /// Whether it may stand at a private, loopback or link-local address, by an administrator's leave.
    package let allowsPrivateAddress: Bool
    /// What is wrong with it, in words; `nil` while nothing is known to be.
    package let problem: String?
    /// When it was last found right or wrong; `nil` if never.
    package let checkedAt: Instant?
}

extension MailServer {
    /// Reads the columns of `mail_servers`.
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            purpose: try row.word("purpose"),
            seller: try row.optionalID("seller_id"),
            settings: MailServerSettings(
                host: try row.text("host"),
                port: try row.number("port"),
                security: try row.word("security"),
                signIn: try row.word("sign_in"),
                userName: try row.text("user_name"),
                sentFolder: try row.optionalText("sent_folder"),
                perMinute: try row.optionalNumber("per_minute").map(Int.init),
                perConnection: try row.optionalNumber("per_connection").map(Int.init)
            ),
            sealedSecret: try row.optionalBytes("sealed_secret"),
            allowsPrivateAddress: try row.truth("allows_private_address"),
            problem: try row.optionalText("problem"),
            checkedAt: try row.optionalInstant("checked_at")
        )
    }
}

/// What a mail server is for.
package enum MailServerPurpose: String, Sendable, Codable, CaseIterable {
    /// Outgoing mail is handed to it (SMTP).
    case relay
    /// Replies are read there, and sent mail is filed there (IMAP).
    case mailbox
}
