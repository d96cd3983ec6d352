/// A mailbox's folder for sent mail.
package struct SentFolder: Sendable {
    private let place: MailboxPlace
    private let folder: String?
    private let connector: MailboxConnector
    private let maximumMessage: Int

    /// Takes where it is; `folder` is the name that a setting has for it, and `maximumMessage` the most bytes that an
    /// email may have.
    package init(place: MailboxPlace, folder: String? = nil, connector: MailboxConnector, maximumMessage: Int) {
        self.place = place
        self.folder = folder
        self.connector = connector
        self.maximumMessage = maximumMessage
    }

    /// Puts the clean copy of an email there and takes out followed copies that a relay filed; done twice it is the same.
    ///
    /// `judge` says what a message with the email's `Message-ID` is. It throws a ``MailboxProblem`` where it could not be
    /// done.
    package func file(
        _ email: SentEmail,
        credential: Credential,
        judge: @escaping @Sendable ([UInt8]) -> FiledMessage
    ) async throws -> FilingOutcome {
        let dialogue = Filing(email, folder: folder, credential: credential, security: place.security, judge: judge)
        // A relay adds header fields to what it files, and a copy is larger than what it is a copy of.
        let connection = MailboxConnection(
            connector: connector,
            place: place,
            maximumLiteral: 2 * maximumMessage + MailboxConnection.slack
        )
        return try await connection.outcome(of: dialogue) { effect in
            switch effect {
            case .report(let outcome): outcome
            }
        }
    }
}
