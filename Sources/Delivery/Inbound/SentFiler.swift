package import IMAP
package import Storage
package import Tracking

/// Puts sent mail into its seller's folder for sent mail, without trackers (product §3.7).
package struct SentFiler: Sendable {
    private let access: MailboxAccess
    private let keys: @Sendable () -> KeyRing
    private let maximumMessage: Int

    /// Puts it together; `keys` open the tokens of what a relay may have filed, and no email is larger than `maximumMessage`.
    package init(access: MailboxAccess, keys: @escaping @Sendable () -> KeyRing, maximumMessage: Int) {
        self.access = access
        self.keys = keys
        self.maximumMessage = maximumMessage
    }

    /// Files an email's clean copy in a mailbox and takes out its followed copies; done twice it is the same.
    package func file(_ filing: DueFiling, in mailbox: MailServer) async throws -> FilingOutcome {
        let folder = SentFolder(
            place: mailbox.settings.mailboxPlace,
            folder: mailbox.settings.sentFolder,
            connector: access.connector(mailbox),
            maximumMessage: maximumMessage
        )
        let judge = SentMailJudge(email: filing.email, messageID: filing.messageID, keys: keys())
        let email = SentEmail(
            cleanCopy: filing.cleanCopy,
            messageID: filing.messageID,
            sentAt: filing.sentAt.microseconds / 1_000_000
        )
        return try await folder.file(email, credential: access.credential(mailbox)) { judge.judge($0) }
    }
}
