package import Storage
package import Tracking

/// What setting mail servers up needs of those who speak to them.
package struct MailDesk: Sendable {
    /// Seals what signs in to a server.
    let seal: @Sendable (ServerSecret, MailServerID) throws -> [UInt8]
    /// Tries a relay out, and says what is wrong in plain words.
    let check: @Sendable (MailServer) async throws -> String?

    /// Takes the two.
    package init(
        seal: @escaping @Sendable (ServerSecret, MailServerID) throws -> [UInt8],
        check: @escaping @Sendable (MailServer) async throws -> String?
    ) {
        self.seal = seal
        self.check = check
    }

    /// For where nobody sends: it keeps no secrets and finds nothing wrong.
    package static let none = MailDesk(seal: { _, _ in [] }, check: { _ in nil })
}
