/// The form in which API tokens are handed out: the prefix lets people and secret scanners recognise them.
package enum TokenText {
    private static let prefix = "inkling_"

    /// What is shown once.
    package static func text(of secret: Secret) -> String { prefix + secret.text }

    /// The secret in a token's text; `nil` where it is none.
    static func secret(_ text: some StringProtocol) -> Secret? {
        guard text.hasPrefix(prefix) else { return nil }
        return Secret(text.dropFirst(prefix.count))
    }
}
