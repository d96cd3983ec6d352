/// Where mail programs hand their mail over, as it is typed into them.
package struct SubmissionPlace: Hashable, Sendable {
    /// The host name.
    package let host: String
    /// The port.
    package let port: Int
    /// How it is encrypted.
    package let security: Security

    /// How the way there is encrypted.
    package enum Security: Hashable, Sendable {
        /// From the first byte on, which programs call SSL/TLS.
        case wrapped
        /// After a word in clear.
        case startTLS
        /// Not at all, on this machine alone.
        case none
    }

    /// Names a place.
    package init(host: String, port: Int, security: Security) {
        self.host = host
        self.port = port
        self.security = security
    }
}
