/// What a message that came in is, told apart in this order (product §4.8).
package enum InboundKind: String, Hashable, Sendable, CaseIterable, Codable {
    /// A delivery report: a server could not deliver a message, or not yet.
    case bounce
    /// Somebody called a message unwanted (ARF, RFC 5965).
    case complaint
    /// A mail program says what became of a message (RFC 8098).
    case readReceipt
    /// A program answered for a person (RFC 3834).
    case automaticAnswer
    /// None of these: a person wrote it.
    case reply
}
