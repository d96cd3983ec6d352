internal import Foundation

/// The commands that sign in, one after the other (RFC 4954 §4).
struct SignInSteps: Hashable, Sendable {
    /// What is sent, and what the server is to answer before the next: 334, and 235 to the last one.
    private(set) var lines: [String]
    /// Whether the server gives its reason as a challenge, to which an empty line is the answer.
    private(set) var explainsRefusal: Bool

    /// Chooses among what is offered; `nil` where nothing fits.
    init?(_ signIn: RelaySignIn, offered: Set<String>) {
        switch signIn {
        case .password(let user, let password) where offered.contains("PLAIN"):
            lines = ["AUTH PLAIN " + Self.base64("\0\(user)\0\(password)")]
            explainsRefusal = false
        case .password(let user, let password) where offered.contains("LOGIN"):
            lines = ["AUTH LOGIN", Self.base64(user), Self.base64(password)]
            explainsRefusal = false
        case .token(let user, let token) where offered.contains("XOAUTH2"):
            lines = ["AUTH XOAUTH2 " + Self.base64("user=\(user)\u{1}auth=Bearer \(token)\u{1}\u{1}")]
            explainsRefusal = true
        default: return nil
        }
    }

    /// Takes the next line out.
    mutating func next() -> String? { lines.isEmpty ? nil : lines.removeFirst() }

    /// Hears the reason, once.
    mutating func hearReason() { explainsRefusal = false }

    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
