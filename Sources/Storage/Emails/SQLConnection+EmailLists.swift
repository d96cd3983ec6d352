internal import Engagement
internal import Tracking

// One statement for each order and whose emails they are; each goes along the index of its order, from a place on.
extension SQLConnection {
    /// A seller's own emails.
    func emails(of seller: UserID, _ query: EmailQuery) throws -> [EmailID] {
        let rows =
            switch query.order {
            case .newest: try newestEmails(of: seller, query)
            case .oldest: try oldestEmails(of: seller, query)
            case .opened: try openedEmails(of: seller, query)
            }
        return try rows.map { try $0.id("id") }
    }

    /// Everybody's emails, up to a place.
    func everybodysEmails(_ query: EmailQuery, to reached: EmailCursor?) throws -> [EmailID] {
        let end = reached ?? query.end
        let parameters = query.parameters + [end.createdAt.sqlValue, end.id.sqlValue]
        let rows =
            switch query.order {
            case .newest: try everybodysNewest(parameters)
            case .oldest: try everybodysOldest(parameters)
            case .opened: try everybodysOpened(parameters)
            }
        return try rows.map { try $0.id("id") }
    }

    private func newestEmails(of seller: UserID, _ query: EmailQuery) throws -> [SQLRow] {
        try rows(
            """
            SELECT id
            FROM emails
            WHERE seller_id = $1 AND (created_at, id) < ($2, $3) AND deleted_at IS NULL AND is_notice = 0
                AND archived_at IS NULL
                AND CASE CASE WHEN held_reason IS NOT NULL THEN 'held' WHEN is_scheduled = 1 THEN 'scheduled'
                    WHEN has_unknown = 1 THEN 'unknown' ELSE status END
                    WHEN 'draft' THEN CAST($4 AS BIGINT) WHEN 'held' THEN $5 WHEN 'scheduled' THEN $6
                    WHEN 'sending' THEN $7 WHEN 'sent' THEN $8 WHEN 'partlyFailed' THEN $9
                    WHEN 'failed' THEN $10 WHEN 'unknown' THEN $11 END = 1
                AND ($12 = 0 OR following_state = 'on' OR (following_state IS NULL AND wish = 1))
                AND ($13 = 0 OR bounced_by > 0) AND ($14 = 0 OR replies > 0)
                AND ($15 = 0 OR (opened_by = 0 AND clicks = 0 AND views = 0 AND replies = 0 AND following_state = 'on'
                    AND sent_at <= $15))
                AND ($16 = 0 OR ((opened_by > 0 OR clicks > 0 OR views > 0) AND replies = 0))
                AND search_text LIKE $17 ESCAPE '\\'
            ORDER BY created_at DESC, id DESC
            LIMIT $18
            """,
            [seller.sqlValue] + query.parameters
        )
    }

    private func oldestEmails(of seller: UserID, _ query: EmailQuery) throws -> [SQLRow] {
        try rows(
            """
            SELECT id
            FROM emails
            WHERE seller_id = $1 AND (created_at, id) > ($2, $3) AND deleted_at IS NULL AND is_notice = 0
                AND archived_at IS NULL
                AND CASE CASE WHEN held_reason IS NOT NULL THEN 'held' WHEN is_scheduled = 1 THEN 'scheduled'
                    WHEN has_unknown = 1 THEN 'unknown' ELSE status END
                    WHEN 'draft' THEN CAST($4 AS BIGINT) WHEN 'held' THEN $5 WHEN 'scheduled' THEN $6
                    WHEN 'sending' THEN $7 WHEN 'sent' THEN $8 WHEN 'partlyFailed' THEN $9
                    WHEN 'failed' THEN $10 WHEN 'unknown' THEN $11 END = 1
                AND ($12 = 0 OR following_state = 'on' OR (following_state IS NULL AND wish = 1))
                AND ($13 = 0 OR bounced_by > 0) AND ($14 = 0 OR replies > 0)
                AND ($15 = 0 OR (opened_by = 0 AND clicks = 0 AND views = 0 AND replies = 0 AND following_state = 'on'
                    AND sent_at <= $15))
                AND ($16 = 0 OR ((opened_by > 0 OR clicks > 0 OR views > 0) AND replies = 0))
                AND search_text LIKE $17 ESCAPE '\\'
            ORDER BY created_at, id
            LIMIT $18
            """,
            [seller.sqlValue] + query.parameters
        )
    }

    private func openedEmails(of seller: UserID, _ query: EmailQuery) throws -> [SQLRow] {
        try rows(
            """
            SELECT id
            FROM emails
            WHERE seller_id = $1 AND (last_opened_at, id) < ($2, $3) AND deleted_at IS NULL AND is_notice = 0
                AND archived_at IS NULL
                AND CASE CASE WHEN held_reason IS NOT NULL THEN 'held' WHEN is_scheduled = 1 THEN 'scheduled'
                    WHEN has_unknown = 1 THEN 'unknown' ELSE status END
                    WHEN 'draft' THEN CAST($4 AS BIGINT) WHEN 'held' THEN $5 WHEN 'scheduled' THEN $6
                    WHEN 'sending' THEN $7 WHEN 'sent' THEN $8 WHEN 'partlyFailed' THEN $9
                    WHEN 'failed' THEN $10 WHEN 'unknown' THEN $11 END = 1
                AND ($12 = 0 OR following_state = 'on' OR (following_state IS NULL AND wish = 1))
                AND ($13 = 0 OR bounced_by > 0) AND ($14 = 0 OR replies > 0)
                AND ($15 = 0 OR (opened_by = 0 AND clicks = 0 AND views = 0 AND replies = 0 AND following_state = 'on'
                    AND sent_at <= $15))
                AND ($16 = 0 OR ((opened_by > 0 OR clicks > 0 OR views > 0) AND replies = 0))
                AND search_text LIKE $17 ESCAPE '\\'
            ORDER BY last_opened_at DESC, id DESC
            LIMIT $18
            """,
            [seller.sqlValue] + query.parameters
        )
    }

    private func everybodysNewest(_ parameters: [SQLValue]) throws -> [SQLRow] {
        try rows(
            """
            SELECT id
            FROM emails
            WHERE (created_at, id) < ($1, $2) AND (created_at, id) >= ($18, $19)
                AND deleted_at IS NULL AND is_notice = 0
                AND archived_at IS NULL
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
            ORDER BY created_at DESC, id DESC
            LIMIT $17
            """,
            parameters
        )
    }

    private func everybodysOldest(_ parameters: [SQLValue]) throws -> [SQLRow] {
        try rows(
            """
            SELECT id
            FROM emails
            WHERE (created_at, id) > ($1, $2) AND (created_at, id) <= ($18, $19)
                AND deleted_at IS NULL AND is_notice = 0
                AND archived_at IS NULL
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
            ORDER BY created_at, id
            LIMIT $17
            """,
            parameters
        )
    }

    private func everybodysOpened(_ parameters: [SQLValue]) throws -> [SQLRow] {
        try rows(
            """
            SELECT id
            FROM emails
            WHERE (last_opened_at, id) < ($1, $2) AND (last_opened_at, id) >= ($18, $19)
                AND deleted_at IS NULL AND is_notice = 0
                AND archived_at IS NULL
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
            ORDER BY last_opened_at DESC, id DESC
            LIMIT $17
            """,
            parameters
        )
    }
}

extension EmailQuery {
    /// Cursor, whether each of the eight statuses is wanted, followed, what happened, text and limit, in the order of the statements.
    ///
    /// One statement serves any choice of statuses, and none is compared in a way that would tempt an engine to walk
    /// through the index on statuses instead of the list's own order.
    fileprivate var parameters: [SQLValue] {
        let inOrder: [EmailStatus] = [.draft, .held, .scheduled, .sending, .sent, .partlyFailed, .failed, .unknown]
        return [begin.createdAt.sqlValue, begin.id.sqlValue]
            + inOrder.map { (statuses.isEmpty || statuses.contains($0)).sqlValue }
            + [followedOnly.sqlValue, (arrival == .bounced).sqlValue, (arrival == .answered).sqlValue]
            + [unopened.sqlValue, (arrival == .unanswered).sqlValue]
            + [text.containedPattern.sqlValue, max(0, limit).sqlValue]
    }

    /// Behind which the page begins.
    var begin: EmailCursor { after ?? (order == .oldest ? .first : .last) }

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
