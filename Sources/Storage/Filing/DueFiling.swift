package import Tracking

/// A sent email that is to be filed in its seller's mailbox now.
package struct DueFiling: Hashable, Sendable {
    /// The email.
    package let email: EmailID
    /// The `Message-ID` of its copies, without angle brackets.
    package let messageID: String
    /// When it was sent.
    package let sentAt: Instant
    /// The copy without trackers.
    package let cleanCopy: [UInt8]
    /// The seller's own mailbox; `nil` where there is none any more.
    package let mailbox: MailServer?
    /// When it was queued.
    package let queuedAt: Instant
    /// How often it failed since it last went well.
    package let tries: Int
    /// Whether it was filed before, and is looked at once more.
    package let wasFiled: Bool
}
