package import Engagement
package import Mail
package import Tracking

/// A reply or report that came in for an email.
package struct Reply: Hashable, Sendable {
    /// Its id.
    package let id: ReplyID
    /// What it answers or reports of.
    package let email: EmailID
    /// What it is.
    package let kind: ReplyKind
    /// Which recipient it is from or about; `nil` for somebody who is none.
    package let recipient: UInt16?
    /// When it came in.
    package let at: Instant
    /// Its `Message-ID`, without angle brackets.
    package let messageID: String?
    /// The thread that it stands in, oldest first, itself not among it.
    package let thread: [String]
    /// Who wrote it.
    package let from: Address
    /// To whom.
    package let to: [Address]
    /// Who got it too.
    package let cc: [Address]
    /// Where its writer wants answers; empty for ``from``.
    package let replyTo: [Address]
    /// Its subject.
    package let subject: String
    /// When it was written, by its own word.
    package let writtenAt: Instant?
    /// The offset of its `Date` from UTC in minutes: evidence of where its writer is.
    package let dateOffset: Int?
    /// Its text without what it quotes.
    package let text: String
    /// When somebody who is away is back.
    package let returnsOn: CalendarDay?
    /// What a report says; `nil` for what is none.
    package let report: Report?

    /// What a server reported.
    package struct Report: Hashable, Sendable {
        /// The status code (RFC 3463).
        package let status: String
        /// Why, in one word.
        package let reason: BounceReason
        /// The server's own words.
        package let words: String

        /// Whether trying again would be in vain.
        package var isPermanent: Bool { status.first == "5" }
    }
}
