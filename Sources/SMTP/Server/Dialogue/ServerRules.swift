/// What a server allows: who speaks to it, and how much of anything.
package struct ServerRules: Hashable, Sendable {
    /// Who speaks to it.
    package enum Mode: Hashable, Sendable {
        /// Mail programs of users, who log in (RFC 6409).
        case submission
        /// Servers of strangers that bring mail for us (RFC 5321).
        case delivery
        /// A server of ours that brings mail and wants to know of each recipient (RFC 2033).
        case lmtp
    }

    /// Who speaks to it.
    package var mode: Mode
    /// The host name that it greets with.
    package var name: String
    /// A larger message is refused, in bytes.
    package var maximumSize: Int
    /// More recipients of one message are refused.
    package var maximumRecipients: Int
    /// Whether STARTTLS is offered.
    package var offersTLS: Bool
    /// Whether somebody may log in without TLS, as on loopback.
    package var allowsPlainLogIn: Bool

    /// Sets what a server allows.
    package init(
        mode: Mode = .submission,
        name: String,
        maximumSize: Int = 25 << 20,
        maximumRecipients: Int = 100,
        offersTLS: Bool = false,
        allowsPlainLogIn: Bool = false
    ) {
        self.mode = mode
        self.name = name
        self.maximumSize = maximumSize
        self.maximumRecipients = maximumRecipients
        self.offersTLS = offersTLS
        self.allowsPlainLogIn = allowsPlainLogIn
    }

    /// A longer command is refused: RFC 5321 §4.5.3.1.4 says 512 octets, each extension adds some.
    static let longestCommand = 2_048
    /// RFC 4954 §4: what is said while logging in may be that long.
    static let longestLogIn = 12_288
    /// RFC 5321 §4.5.3.1.6, without CR LF.
    static let longestLine = 998
    /// More commands that were refused end the connection.
    static let mostMisdeeds = 20
    /// More log-ins that were refused end it, too.
    static let mostRefusedLogIns = 3
    /// Without a whole command, or an octet of a message, for so long it ends (RFC 5321 §4.5.3.2.7).
    static let idle = Duration.seconds(300)
    /// No message may take longer, however busily it comes.
    static let longestMessage = Duration.seconds(3_600)
}
