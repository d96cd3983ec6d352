/// The three header fields of recipients (RFC 5322 §3.6.3).
package enum RecipientField: String, Sendable, Codable, CaseIterable {
    /// Seen by all.
    case to
    /// Seen by all.
    case cc
    /// Seen by nobody.
    case bcc
}
