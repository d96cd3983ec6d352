/// A mailbox that is tried out for somebody who sets it up.
package struct MailboxTrial: Sendable {
    private let place: MailboxPlace
    private let folder: String?
    private let connector: MailboxConnector

    /// Takes where it is; `folder` is the name that a setting has for the one for sent mail.
    package init(place: MailboxPlace, folder: String? = nil, connector: MailboxConnector) {
        self.place = place
        self.folder = folder
        self.connector = connector
    }

    /// Logs in and looks around; where `word` is given it is waited so long for a message with it in its subject.
    ///
    /// It throws a ``MailboxProblem`` where something of that can't be done.
    package func run(
        credential: Credential,
        awaiting word: String? = nil,
        for patience: Duration = .zero
    ) async throws -> TrialOutcome {
        let dialogue = Trial(
            folder: folder,
            awaiting: word,
            for: patience,
            credential: credential,
            security: place.security
        )
        let connection = MailboxConnection(
            connector: connector,
            place: place,
            maximumLiteral: MailboxConnection.slack
        )
        return try await connection.outcome(of: dialogue) { effect in
            switch effect {
            case .report(let outcome): outcome
            }
        }
    }
}
