package import Engagement
package import Mail
package import Tracking

/// An email as a line of a list.
package struct EmailSummary: Hashable, Sendable {
    /// Its id.
    package let id: EmailID
    /// Whose it is.
    package let seller: UserID
    /// Where it stands.
    package let status: EmailStatus
    /// When it is, or was, to leave by itself; `nil` for at once.
    package let sendAt: Instant?
    /// Its subject.
    package let subject: String
    /// Its first recipients, at most ``shownRecipients``.
    package let recipients: [Address]
    /// How many recipients it has in all.
    package let recipientCount: Int
    /// What the sender asked for.
    package let wish: Bool
    /// What was decided at sending; `nil` until then, since it may change with every preference.
    package let followingState: FollowingState?
    /// Whether it was silenced.
    package let isSilenced: Bool
    /// What happened to it, counted.
    package let totals: Totals
    /// When it was begun.
    package let createdAt: Instant
    /// When it was last changed.
    package let updatedAt: Instant
    /// When its last copy was handed over; `nil` until then.
    package let sentAt: Instant?
    /// When it was taken off the lists; `nil` where it stands on them.
    package let archivedAt: Instant?

    /// So many recipients are named in a list.
    package static let shownRecipients = 3

    /// Where the next page begins if this is the last line of one.
    package var cursor: EmailCursor { EmailCursor(createdAt: createdAt, id: id) }

    /// Where the next page begins in an order.
    package func cursor(in order: EmailOrder) -> EmailCursor {
        order == .opened ? EmailCursor(createdAt: totals.lastOpened ?? createdAt, id: id) : cursor
    }
}
