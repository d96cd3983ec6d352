package import Foundation

/// A message that came in, read: what kind it is, what it answers, and what it says.
package struct InboundMessage: Sendable {
    /// What it is.
    package let kind: InboundKind
    /// Who wrote it.
    package let from: [Address]
    /// To whom it was written.
    package let to: [Address]
    /// Who got it too.
    package let cc: [Address]
    /// Where answers to it should go; empty where `From` says it.
    package let replyTo: [Address]
    /// The subject, decoded.
    package let subject: String
    /// Its own id, without angle brackets.
    package let messageID: String?
    /// The first id in `In-Reply-To`.
    package let inReplyTo: String?
    /// The ids in `References`, oldest first; of very many the oldest and the newest.
    package let references: [String]
    /// When it was written, by its own word.
    package let date: Date?
    /// The offset of its `Date` from UTC in minutes; nil where it says none.
    package let dateOffset: Int?
    /// When a person who is away is back, where an automatic answer says so.
    package let returnsOn: CalendarDay?
    /// What a delivery report says about each recipient; empty for everything else.
    package let bounces: [Bounce]
    /// What a feedback report says.
    package let complaint: Complaint?
    /// What a read receipt says.
    package let receipt: ReadReceipt?
    /// The id of the message that a report is about.
    package let originalMessageID: String?
    /// The text without what it quotes; a report's own words.
    package let text: String
    /// Whether it carries words of the message it answers.
    package let hasQuote: Bool
    /// The messages that it may answer, the likeliest first (product §4.8).
    package var answered: [String] {
        var seen: Set<String> = []
        return ([inReplyTo].compactMap { $0 } + references.reversed()).filter { seen.insert($0).inserted }
    }

    /// The addresses to which it was delivered, as the servers on its way noted.
    package let deliveredTo: [String]
}
