package import Engagement
package import Mail
package import Tracking

/// The content of an email while it is being written.
///
/// It may be incomplete, but what is there is well formed.
package struct Draft: Hashable, Sendable {
    /// Who it is from; one of the seller's own addresses.
    package var from: Address
    /// The To addresses.
    package var to: [Address]
    /// The Cc addresses.
    package var cc: [Address]
    /// The Bcc addresses.
    package var bcc: [Address]
    /// The subject, without line breaks.
    package var subject: String
    /// The HTML text; `nil` for none.
    package var html: String?
    /// The plain text; `nil` to have it made from the HTML.
    package var text: String?
    /// Whether the sender wishes it to be followed.
    package var wish: Bool
    /// The thread that it answers in, oldest first, the answered message last; empty for mail that begins one.
    ///
    /// Set when it is made; changing a draft leaves it as it is.
    package var thread: [String] = []
    /// When it is to leave by itself; `nil` for at once.
    package var sendAt: Instant?
    /// What its sender wants to be reminded of; `nil` for nothing.
    package var reminder: ReminderPlan?
    /// The template that it was written from, for counting; `nil` for none.
    package var template: TemplateID?
    /// The contact, account or opportunity that it is about; `nil` for none.
    package var regarding: RecordID?

    /// More recipients than this are refused (product §13).
    package static let maximumRecipients = 100

    /// Puts a draft together.
    package init(
        from: Address,
        to: [Address] = [],
        cc: [Address] = [],
        bcc: [Address] = [],
        subject: String = "",
        html: String? = nil,
        text: String? = nil,
        wish: Bool = true,
        sendAt: Instant? = nil,
        reminder: ReminderPlan? = nil,
        template: TemplateID? = nil,
        regarding: RecordID? = nil
    ) {
        self.from = from
        self.to = to
        self.cc = cc
        self.bcc = bcc
        self.subject = subject
        self.html = html
        self.text = text
        self.wish = wish
        self.sendAt = sendAt
        self.reminder = reminder
        self.template = template
        self.regarding = regarding
    }

    /// Every recipient with its field, To first, then Cc, then Bcc.
    package var recipients: [(field: RecipientField, address: Address)] {
        to.map { (.to, $0) } + cc.map { (.cc, $0) } + bcc.map { (.bcc, $0) }
    }
}
