/// An email whose clean copy belongs into the seller's folder for sent mail.
package struct SentEmail: Sendable {
    /// The copy without any trackers.
    package let cleanCopy: [UInt8]
    /// Its `Message-ID` without angle brackets.
    package let messageID: String
    /// When it was sent, in seconds since 1970.
    package let sentAt: Int64

    /// Puts it together.
    package init(cleanCopy: [UInt8], messageID: String, sentAt: Int64) {
        self.cleanCopy = cleanCopy
        self.messageID = messageID
        self.sentAt = sentAt
    }
}
