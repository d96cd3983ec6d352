package import Storage
package import Tracking

/// What setting mail servers up needs of those who speak to them.
package struct MailDesk: Sendable {
    /// Seals what signs in to a server.
    let seal: @Sendable (ServerSecret, MailServerID) throws -> [UInt8]
    /// Tries a relay or a mailbox out, and says what is wrong in plain words.
    let check: @Sendable (MailServer) async throws -> String?
    /// Begins a test mail for somebody, unless one is under way.
    let beginTest: @Sendable (User) -> TestMail
    /// The last test mail of somebody.
    let test: @Sendable (UserID) -> TestMail?

    /// Takes the four.
    package init(
        seal: @escaping @Sendable (ServerSecret, MailServerID) throws -> [UInt8],
        check: @escaping @Sendable (MailServer) async throws -> String?,
        beginTest: @escaping @Sendable (User) -> TestMail,
        test: @escaping @Sendable (UserID) -> TestMail?
    ) {
        self.seal = seal
        self.check = check
        self.beginTest = beginTest
        self.test = test
    }

    /// For where nobody sends: it keeps no secrets, finds nothing wrong and tests nothing.
    package static let none = MailDesk(
        seal: { _, _ in [] },
        check: { _ in nil },
        beginTest: { TestMail(address: $0.address, startedAt: $0.createdAt, standing: .takenByRelay) },
        test: { _ in nil }
    )
}
