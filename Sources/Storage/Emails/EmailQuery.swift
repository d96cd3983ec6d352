package import Tracking

/// Which emails a list shows, and in which order.
package struct EmailQuery: Hashable, Sendable {
    /// Whose emails.
    package enum Scope: String, Hashable, Sendable, Codable {
        /// The viewer's own.
        case mine
        /// Everybody's, for administrators; for anybody else the same as ``mine``.
        case all
    }

    /// Whose.
    package var scope: Scope
    /// In which states; empty for all.
    package var statuses: Set<EmailStatus>
    /// Whether only those that carry tracking are shown: of drafts and mail on its way out, those that wish it.
    package var followedOnly: Bool
    /// Of which only those are shown where that happened, or did not.
    package enum Arrival: Hashable, Sendable {
        /// A report came in that a copy did not arrive.
        case bounced
        /// An answer of a recipient came in.
        case answered
        /// A followed email was sent by then, and nobody opened it; who clicks, looks at a file or answers has read it.
        case unopened(sentBy: Instant)
        /// Somebody read it, and nobody answered.
        case unanswered
    }

    /// What must have happened; `nil` for no matter what.
    package var arrival: Arrival?
    /// In which order.
    package var order: EmailOrder
    /// Words of the subject or of a recipient's name or address; empty for all.
    package var text: String
    /// Whether those that were archived are shown, and no others: newest first, whatever else is asked but scope and text.
    package var isArchive: Bool
    /// The last one that was shown before; `nil` for the first page.
    package var after: EmailCursor?
    /// At most so many.
    package var limit: Int

    /// Asks for all of the viewer's own unless told otherwise.
    package init(
        scope: Scope = .mine,
        statuses: Set<EmailStatus> = [],
        followedOnly: Bool = false,
        arrival: Arrival? = nil,
        order: EmailOrder = .newest,
        text: String = "",
        isArchive: Bool = false,
        after: EmailCursor? = nil,
        limit: Int = 50
    ) {
        self.scope = scope
        self.statuses = statuses
        self.followedOnly = followedOnly
        self.arrival = arrival
        self.order = order
        self.text = text
        self.isArchive = isArchive
        self.after = after
        self.limit = limit
    }
}

/// The order of a list of emails.
package enum EmailOrder: String, Hashable, Sendable, Codable, CaseIterable {
    /// Those begun last first.
    case newest
    /// Those begun first first.
    case oldest
    /// Those opened last first; what nobody opened is left out.
    case opened
}

/// A place in a list of emails.
package struct EmailCursor: Hashable, Sendable, Codable {
    /// When the email there was begun, or opened last where that is the order.
    package let createdAt: Instant
    /// Which one it is.
    package let id: EmailID

    /// Names the place after an email.
    package init(createdAt: Instant, id: EmailID) {
        self.createdAt = createdAt
        self.id = id
    }
}
