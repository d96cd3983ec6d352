/// How a connection to a mail server is protected.
package enum ConnectionSecurity: String, Sendable, Codable, CaseIterable {
    /// TLS from the first byte on (RFC 8314 §3).
    case implicitTLS
    /// TLS before anything secret is said; a server that offers none is refused.
    case startTLS
    /// Not at all.
    case none
}
