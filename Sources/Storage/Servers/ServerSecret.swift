/// What signs in to a mail server; it is never printed.
package enum ServerSecret: Hashable, Sendable, Codable {
    /// A password.
    case password(String)
    /// What access tokens are made of.
    case oauth(OAuthGrant)
}

/// Leave to act for somebody at a provider, of which access tokens are made (RFC 6749 §6).
package struct OAuthGrant: Hashable, Sendable, Codable {
    /// Where access tokens are made.
    package let tokenEndpoint: String
    /// Who Inkling is to the provider.
    package let clientID: String
    /// What shows that it is; empty where the provider wants none.
    package let clientSecret: String
    /// What access tokens are made of; some providers give a new one each time.
    package var refreshToken: String

    /// Puts it together.
    package init(tokenEndpoint: String, clientID: String, clientSecret: String, refreshToken: String) {
        self.tokenEndpoint = tokenEndpoint
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.refreshToken = refreshToken
    }
}

extension ServerSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Which sort it is, never what it is.
    package var description: String {
        switch self {
        case .password: "a password"
        case .oauth: "an OAuth grant"
        }
    }
    /// The same.
    package var debugDescription: String { description }
    /// Shows nothing to `dump` either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension OAuthGrant: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What it is, never its secrets.
    package var description: String { "an OAuth grant" }
    /// The same.
    package var debugDescription: String { description }
    /// Shows nothing to `dump` either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
