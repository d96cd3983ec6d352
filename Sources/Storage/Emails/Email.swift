package import Engagement
package import Mail
package import Tracking

/// One piece of outgoing mail with everything a page or an answer needs but its source and its activity.
package struct Email: Hashable, Sendable {
    /// Its id.
    package let id: EmailID
    /// Whose it is.
    package let seller: UserID
    /// Where it stands.
    package let status: EmailStatus
    /// Why it is held, as a sentence; `nil` where it is not.
    package let heldReason: String?
    /// When it is, or was, to leave by itself; `nil` for at once.
    package let sendAt: Instant?
    /// Who it is from.
    package let from: Address
    /// Its recipients in order.
    package let recipients: [Recipient]
    /// Its subject.
    package let subject: String
    /// The HTML text as it was written; `nil` where there is none.
    package let html: String?
    /// The plain text as it was written; `nil` where there is none.
    package let text: String?
    /// Whether it was submitted as a whole message, and so can't be edited here.
    package let isRawMessage: Bool
    /// Wish, verdict and reason.
    ///
    /// Of a draft as of now, of anything else as it was decided at sending.
    package let following: FollowingDecision
    /// Its `Message-ID` without angle brackets; `nil` until it is sent.
    package let messageID: String?
    /// The thread that it answers in, oldest first, the answered message last; empty for mail that begins one.
    package let thread: [String]
    /// The template that it was written from, for counting; `nil` for none.
    package let template: TemplateID?
    /// The contact, account or opportunity that it is about; `nil` for none.
    package let regarding: RecordReference?
    /// Whether it was silenced: its tokens record nothing any more (product §2.7).
    package let isSilenced: Bool
    /// Its tracked links in order; empty until it is sent.
    package let links: [TrackedLink]
    /// Its attachments and inserted images, attachments first, each kind in order.
    package let files: [EmailFile]
    /// What happened to it, counted.
    package let totals: Totals
    /// What its sender wants to be reminded of, and how far that got; `nil` for nothing.
    package let reminder: Reminder?
    /// Whether a reminder was taken out that can be put back.
    package let hasRemovedReminder: Bool
    /// Who of its recipients said that they are away, where a reminder waits or came.
    package let absence: Absence?
    /// Rises with every change, for safe editing from two windows.
    package let version: Int
    /// When it was begun.
    package let createdAt: Instant
    /// When it was last changed.
    package let updatedAt: Instant
    /// When its last copy was handed over; `nil` until then.
    package let sentAt: Instant?
    /// When it was taken off the lists; `nil` where it stands on them.
    package let archivedAt: Instant?

    /// The recipient at that place.
    package func recipient(_ ordinal: UInt16) -> Recipient? {
        recipients.first { $0.ordinal == ordinal }
    }

    /// The attachment that somebody looked at; `nil` where the interaction is none with an attachment.
    package func file(of interaction: Interaction) -> EmailFile? {
        guard interaction.kind == .viewed else { return nil }
        return files.first { $0.kind == .file && $0.reference.ordinal == interaction.ordinal }
    }

    /// Its attachments in order.
    package var attachments: [EmailFile] { files.filter { $0.kind == .file } }

    /// Its inserted images in order.
    package var images: [EmailFile] { files.filter { $0.kind == .image } }

    /// The recipients of one header field.
    package func addresses(in field: RecipientField) -> [Address] {
        recipients.filter { $0.field == field }.map(\.address)
    }
}
