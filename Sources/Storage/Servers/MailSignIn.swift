/// How one signs in to a mail server.
package enum MailSignIn: String, Sendable, Codable, CaseIterable {
    /// Not at all.
    case none
    /// With a password.
    case password
    /// With an access token that is made anew of a refresh token (XOAUTH2).
    case oauth
}
