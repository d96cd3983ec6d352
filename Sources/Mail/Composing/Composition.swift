package import Foundation

/// A message as the web app or the API composes it.
///
/// ``message()`` makes RFC 5322 bytes of it.
package struct Composition: Sendable {
    /// The author.
    package var from: Address
    /// The recipients of To.
    package var to: [Address]
    /// The recipients of Cc.
    ///
    /// Those of Bcc stand in no header, so they are not here.
    package var cc: [Address]
    /// The subject.
    package var subject: String
    /// The HTML body; nil for mail in plain text.
    package var html: String?
    /// The text body; nil makes one from the HTML.
    package var text: String?
    /// The files that it carries: those with a content id inside its HTML, the others beside its text.
    package var files: [CarriedFile] = []
    /// When it is sent.
    package var date: Date
    /// The `Message-ID`, without angle brackets.
    ///
    /// The boundary between the parts is derived from it.
    package var messageID: String
    /// The message this one answers, without angle brackets.
    package var inReplyTo: String?
    /// The thread so far, oldest first, without angle brackets.
    package var references: [String]

    /// Puts a message together; nothing is checked before ``message()``.
    package init(
        from: Address,
        to: [Address],
        cc: [Address] = [],
        subject: String,
        html: String?,
        text: String? = nil,
        date: Date,
        messageID: String,
        inReplyTo: String? = nil,
        references: [String] = []
    ) {
        self.from = from
        self.to = to
        self.cc = cc
        self.subject = subject
        self.html = html
        self.text = text
        self.date = date
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.references = references
    }
}
