/// What a form or a script must show besides the cookie, so that no other site can act for the seller.
struct CSRFToken: Sendable {
    /// The form that stands in hidden fields and in the header.
    let text: String

    /// The name of the hidden field.
    static let field = "csrf"

    /// The one that belongs to a session's or a log-in form's secret.
    init(of secret: Secret) {
        text = secret.derived(for: "inkling csrf 1")
    }

    /// Compares in a time that does not depend on where they differ.
    func matches(_ given: String) -> Bool {
        Array(text.utf8).matchesInConstantTime(Array(given.utf8))
    }
}
