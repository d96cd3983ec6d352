/// Where a mailbox is, and how it is spoken to.
package struct MailboxPlace: Hashable, Sendable {
    /// The server's name, which its certificate must have.
    package let host: String
    /// Its port.
    package let port: Int
    /// How the connection is kept from being read by others.
    package let security: Security

    /// Puts it together.
    package init(host: String, port: Int, security: Security) {
        self.host = host
        self.port = port
        self.security = security
    }
}
