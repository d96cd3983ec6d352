/// How a connection is kept from being read by others.
package enum Security: String, Hashable, Sendable {
    /// TLS from the start (RFC 8314 §3.2).
    case tls
    /// TLS after the greeting (RFC 3501 §6.2.1); without it nothing is said.
    case startTLS
    /// Not at all.
    case none
}
