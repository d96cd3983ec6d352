internal import Foundation

/// With what one logs in to a mailbox.
package enum Credential: Hashable, Sendable {
    /// A user name and a password.
    case password(user: String, password: String)
    /// A user name and a token that is good for a while (XOAUTH2).
    case token(user: String, token: String)

    /// The command that logs in, as the server takes it best; `nil` where it takes none that this could be.
    func command(_ capabilities: Set<String>) -> Command? {
        switch self {
        case .password(let user, let password):
            if capabilities.contains("AUTH=PLAIN") {
                // RFC 4616 §2: nobody is acted for.
                return Self.authenticate("PLAIN", "\0\(user)\0\(password)", capabilities)
            }
            // RFC 3501 §6.2.3
            guard !capabilities.contains("LOGINDISABLED") else { return nil }
            return Command("LOGIN", literals: [Array(user.utf8), Array(password.utf8)])
        case .token(let user, let token):
            guard capabilities.contains("AUTH=XOAUTH2") else { return nil }
            return Self.authenticate("XOAUTH2", "user=\(user)\u{1}auth=Bearer \(token)\u{1}\u{1}", capabilities)
        }
    }

    private static func authenticate(_ method: String, _ response: String, _ capabilities: Set<String>) -> Command {
        let encoded = Data(response.utf8).base64EncodedString()
        // RFC 4959 §3. The empty line answers what XOAUTH2 says of a token that it does not take.
        if capabilities.contains("SASL-IR") { return Command("AUTHENTICATE \(method) \(encoded)", then: [""]) }
        return Command("AUTHENTICATE \(method)", then: [encoded, ""])
    }
}
