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

/// What a message in the folder for sent mail is.
package enum FiledMessage: Hashable, Sendable {
    /// One of our followed copies of this email, beyond doubt.
    case followedCopy
    /// This email without trackers.
    case cleanCopy
    /// Anything else, which is left alone.
    case other
}

/// What became of an email in the folder for sent mail.
package struct FilingOutcome: Hashable, Sendable {
    /// Whether the clean copy was put there; else it was there.
    package var hasAppended = false
    /// How many followed copies were taken out.
    package var removed = 0
    /// How many followed copies are still there, for the server can't take single messages out.
    package var left = 0

    /// Nothing was done yet.
    package init() {}
}
