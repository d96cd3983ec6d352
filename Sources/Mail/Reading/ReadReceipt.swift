/// What a disposition notification says (RFC 8098).
package struct ReadReceipt: Hashable, Sendable {
    /// Whose mail program sent it.
    package let recipient: String?
    /// What became of the message, in lower case, such as `displayed` or `deleted`.
    package let disposition: String

    /// Whether the message was shown to a person.
    package var isDisplayed: Bool { disposition == "displayed" }
}
