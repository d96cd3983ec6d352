/// What came in for an email, in the words of the timeline (product §1).
package enum ReplyKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A person answered.
    case replied
    /// A program answered for them.
    case autoReplied
    /// A server could not deliver the copy, or not yet.
    case bounced
    /// Somebody called the email unwanted.
    case complained
    /// A mail program says what became of the copy.
    case acknowledged
}
