// Mail: an RFC 5322 message, read, built and rewritten. GMime says where its parts stand and writes new messages; the
// tokenizer here says where in their HTML the links stand; and copies are spliced from the original bytes, so that nothing
// changes but what must. It knows no tokens: what a link becomes is told by functions that it is given.

package import Foundation

/// An email message (RFC 5322, MIME), read once: its bytes are kept, and GMime has said where its parts stand.
package struct Message: Sendable {
    /// The message as it came.
    package let bytes: [UInt8]
    /// The mailboxes of `From`.
    package let from: [Address]
    /// The mailboxes of `To`, groups opened.
    package let to: [Address]
    /// The mailboxes of `Cc`, groups opened.
    package let cc: [Address]
    /// The mailboxes of `Bcc`, groups opened.
    package let bcc: [Address]
    /// What stands in To, Cc or Bcc and can't be read as an address, decoded.
    package let unreadableRecipients: [String]
    /// The subject, decoded and unfolded; empty where there is none.
    package let subject: String
    /// The `Message-ID` without angle brackets.
    package let messageID: String?
    /// The `Date`, where it can be read.
    package let date: Date?
    /// The ids in `In-Reply-To`, without angle brackets.
    package let inReplyTo: [String]
    /// The ids in `References`, without angle brackets, oldest first.
    package let references: [String]
    /// Why this message can't be followed; nil where it can.
    package let obstacle: FollowingObstacle?

    let header: HeaderBlock
    let tree: PartTree
    /// Bodies that were decoded in search of obstacles, by the index of their part: small ones are not decoded twice.
    let decodedBodies: [Int: [UInt8]]
    private let sentBy: Address?

    /// Reads a message.
    ///
    /// It throws for what is empty or beyond the limits, never for what is merely malformed.
    package init(_ bytes: [UInt8]) throws(MessageError) {
        tree = try PartTree(bytes)
        self.bytes = bytes
        header = tree.nodes.isEmpty ? .none : HeaderBlock(bytes, from: 0, to: bytes.count)
        let fields = HeaderReader(bytes: bytes, header: header)
        from = fields.addresses("from").readable
        let recipients = [fields.addresses("to"), fields.addresses("cc"), fields.addresses("bcc")]
        to = recipients[0].readable
        cc = recipients[1].readable
        bcc = recipients[2].readable
        unreadableRecipients = recipients.flatMap(\.unreadable)
        sentBy = fields.addresses("sender").readable.first
        subject = fields.first("subject").map(GMime.headerText) ?? ""
        messageID = fields.first("message-id").flatMap { MessageIDs.read($0).first }
        date = fields.first("date").flatMap(GMime.date)
        inReplyTo = fields.first("in-reply-to").map(MessageIDs.read) ?? []
        references = fields.first("references").map(MessageIDs.read) ?? []
        var decodedBodies: [Int: [UInt8]] = [:]
        obstacle = FollowingObstacle.of(tree, header: header, in: bytes, decoded: &decodedBodies)
        self.decodedBodies = decodedBodies
    }

    /// Whoever sent it: the mailbox of `Sender`, else the first of `From`.
    package var sender: Address? { sentBy ?? from.first }

    /// The values of the header fields with this name, in order, unfolded and decoded.
    package func headerValues(_ name: String) -> [String] {
        let wanted = Array(name.lowercased().utf8)
        return header.fields
            .filter { bytes[$0.name].elementsEqual(wanted) { $0.lowered == $1 } }
            .map { GMime.headerText(bytes[$0.value]) }
    }
}
