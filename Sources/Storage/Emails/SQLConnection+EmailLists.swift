internal import Engagement
internal import Tracking

// Each goes along the index of its order, from a place on.
extension SQLConnection {
    /// A seller's own emails.
    func emails(of seller: UserID, _ query: EmailQuery) throws -> [EmailID] {
        let order = query.order
        let rows = try rows(
            """
            SELECT id
            FROM emails
            WHERE seller_id = $18 AND (\(order.column), id) \(order.behind) ($1, $2) AND \(EmailQuery.wanted)
            ORDER BY \(order.column) \(order.direction), id \(order.direction)
            LIMIT $17
            """,
            query.parameters + [seller.sqlValue]
        )
        return try rows.map { try $0.id("id") }
    }

    /// Everybody's emails, up to a place.
    func everybodysEmails(_ query: EmailQuery, to reached: EmailCursor?) throws -> [EmailID] {
        let (order, end) = (query.order, reached ?? query.end)
        let rows = try rows(
            """
            SELECT id
            FROM emails
            WHERE (\(order.column), id) \(order.behind) ($1, $2) AND (\(order.column), id) \(order.upTo) ($18, $19)
                AND \(EmailQuery.wanted)
            ORDER BY \(order.column) \(order.direction), id \(order.direction)
            LIMIT $17
            """,
            query.parameters + [end.createdAt.sqlValue, end.id.sqlValue]
        )
        return try rows.map { try $0.id("id") }
    }

    /// The last of so many of everybody's emails from where a page begins; `nil` where there are fewer.
    func place(_ count: Int, in query: EmailQuery) throws -> EmailCursor? {
        let (order, begin) = (query.order, query.begin)
        let row = try row(
            """
            SELECT \(order.column) AS at, id
            FROM emails
            WHERE (\(order.column), id) \(order.behind) ($1, $2)
            ORDER BY \(order.column) \(order.direction), id \(order.direction)
            LIMIT 1 OFFSET $3
            """,
            begin.createdAt,
            begin.id,
            max(0, count - 1)
        )
        return try row.map { EmailCursor(createdAt: try $0.instant("at"), id: try $0.id("id")) }
    }
}

extension EmailOrder {
    /// The column along which it goes.
    fileprivate var column: String { self == .opened ? "last_opened_at" : "created_at" }

    fileprivate var direction: String { self == .oldest ? "ASC" : "DESC" }

    /// How what is behind a place compares with it.
    fileprivate var behind: String { self == .oldest ? ">" : "<" }

    /// How what a place closes compares with it.
    fileprivate var upTo: String { self == .oldest ? "<=" : ">=" }
}

extension EmailQuery {
    /// Which emails are wanted, by `$3` to `$16` of the parameters.
    ///
    /// One condition serves any choice of statuses, and none is compared in a way that would tempt an engine to walk
    /// through the index on statuses instead of the list's own order.
    fileprivate static let wanted = """
        deleted_at IS NULL AND is_notice = 0 AND archived_at IS NULL
            AND CASE CASE WHEN held_reason IS NOT NULL THEN 'held' WHEN is_scheduled = 1 THEN 'scheduled'
                WHEN has_unknown = 1 THEN 'unknown' ELSE status END
                WHEN 'draft' THEN CAST($3 AS BIGINT) WHEN 'held' THEN $4 WHEN 'scheduled' THEN $5
                WHEN 'sending' THEN $6 WHEN 'sent' THEN $7 WHEN 'partlyFailed' THEN $8
                WHEN 'failed' THEN $9 WHEN 'unknown' THEN $10 END = 1
            AND ($11 = 0 OR following_state = 'on' OR (following_state IS NULL AND wish = 1))
            AND ($12 = 0 OR bounced_by > 0) AND ($13 = 0 OR replies > 0)
            AND ($14 = 0 OR (opened_by = 0 AND clicks = 0 AND views = 0 AND replies = 0 AND following_state = 'on'
                AND sent_at <= $14))
            AND ($15 = 0 OR ((opened_by > 0 OR clicks > 0 OR views > 0) AND replies = 0))
            AND search_text LIKE $16 ESCAPE '\\'
        """

    /// Cursor, whether each of the eight statuses is wanted, followed, what happened, text and limit: `$1` to `$17`.
    fileprivate var parameters: [SQLValue] {
        let inOrder: [EmailStatus] = [.draft, .held, .scheduled, .sending, .sent, .partlyFailed, .failed, .unknown]
        return [begin.createdAt.sqlValue, begin.id.sqlValue]
            + inOrder.map { (statuses.isEmpty || statuses.contains($0)).sqlValue }
            + [followedOnly.sqlValue, (arrival == .bounced).sqlValue, (arrival == .answered).sqlValue]
            + [unopened.sqlValue, (arrival == .unanswered).sqlValue]
            + [text.containedPattern.sqlValue, max(0, limit).sqlValue]
    }

    /// Behind which the page begins.
    fileprivate var begin: EmailCursor { after ?? (order == .oldest ? .first : .last) }

    /// Where the list ends at the latest.
    fileprivate var end: EmailCursor { order == .oldest ? .last : .first }

    /// By when what nobody opened was sent; 0 where that is not asked.
    private var unopened: Int64 {
        if case .unopened(let moment) = arrival { moment.microseconds } else { 0 }
    }
}

extension EmailCursor {
    /// Before every email.
    fileprivate static let first = EmailCursor(createdAt: .init(microseconds: 0), id: .first)
    /// Behind every email.
    fileprivate static let last = EmailCursor(createdAt: .last, id: .last)
}
