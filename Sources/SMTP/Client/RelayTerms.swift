/// How a relay is spoken to.
package struct RelayTerms: Hashable, Sendable {
    /// How the connection is protected.
    package enum Security: Hashable, Sendable {
        /// TLS from the first byte on (RFC 8314 §3).
        case implicitTLS
        /// TLS before anything else is said (RFC 3207); without it nothing is.
        case startTLS
        /// Not at all.
        case none
    }

    /// How the connection is protected.
    package let security: Security
    /// Who signs in; `nil` for nobody.
    package let signIn: RelaySignIn?
    /// What Inkling calls itself: a host name, or an address in brackets (RFC 5321 §4.1.4).
    package let helloName: String

    /// Puts the terms together.
    package init(security: Security, signIn: RelaySignIn?, helloName: String) {
        self.security = security
        self.signIn = signIn
        self.helloName = helloName
    }
}

/// What signs in to a relay; it is never printed.
package enum RelaySignIn: Hashable, Sendable {
    /// By PLAIN (RFC 4616), or LOGIN where that is all that is offered.
    case password(user: String, password: String)
    /// By XOAUTH2.
    case token(user: String, token: String)
}

extension RelaySignIn: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Which sort it is, never the secret.
    package var description: String {
        switch self {
        case .password: "with a password"
        case .token: "with a token"
        }
    }
    /// The same.
    package var debugDescription: String { description }
    /// Shows nothing to `dump` either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
