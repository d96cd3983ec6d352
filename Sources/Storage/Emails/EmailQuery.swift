package import Tracking

/// Which emails a list shows, newest first.
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
    /// Of which only those are shown where that came in.
    package enum Arrival: Hashable, Sendable {
        /// A report that a copy did not arrive.
        case bounced
        /// An answer of a recipient.
        case answered
    }

    /// What must have come in; `nil` for no matter what.
    package var arrival: Arrival?
    /// Words of the subject or of a recipient's name or address; empty for all.
    package var text: String
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
        text: String = "",
        after: EmailCursor? = nil,
        limit: Int = 50
    ) {
        self.scope = scope
        self.statuses = statuses
        self.followedOnly = followedOnly
        self.arrival = arrival
        self.text = text
        self.after = after
        self.limit = limit
    }
}

/// A place in a list of emails.
package struct EmailCursor: Hashable, Sendable, Codable {
    /// When the email there was begun.
    package let createdAt: Instant
    /// Which one it is.
    package let id: EmailID

    /// Names the place after an email.
    package init(createdAt: Instant, id: EmailID) {
        self.createdAt = createdAt
        self.id = id
    }
}
