package import Tracking

/// How often one recipient is believed to have looked at one attachment.
package struct FileViews: Hashable, Sendable {
    /// The attachment's place in the email.
    package let ordinal: UInt16
    /// The recipient's place in the email.
    package let recipient: UInt16
    /// Views believed human.
    package let views: Int
    /// Views that can't be told.
    package let perhapsViews: Int
    /// The last of them.
    package let last: Instant
}
