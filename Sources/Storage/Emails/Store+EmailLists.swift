package import Engagement
internal import Mail
package import Tracking

extension Store {
    /// A page of a list, newest first.
    ///
    /// That an administrator lists everybody's is audited, once an hour.
    package func emails(_ query: EmailQuery, viewer: Viewer) async throws(StoreError) -> [EmailSummary] {
        let everybodys = query.scope == .all && viewer.mayOpenEverything
        if everybodys {
            try await auditListing(by: viewer.user)
        }
        return try await read { sql, _ in
            let ids = try everybodys ? sql.everybodysEmails(query) : sql.emails(of: viewer.user, query)
            return try ids.map { try sql.summary(of: $0) }
        }
    }

    /// The newest emails to a contact that the viewer may open.
    package func emails(
        to contact: ContactID,
        viewer: Viewer,
        limit: Int
    ) async throws(StoreError) -> [EmailSummary] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT DISTINCT e.created_at, e.id
                FROM contacts c
                JOIN recipients r ON r.address_key = c.address_key
                JOIN emails e ON e.id = r.email_id
                WHERE c.id = $1 AND e.deleted_at IS NULL AND ($2 = 1 OR e.seller_id = $3)
                ORDER BY e.created_at DESC, e.id DESC
                LIMIT $4
                """,
                contact,
                viewer.mayOpenEverything,
                viewer.user,
                max(0, limit)
            )
            return try rows.map { try sql.summary(of: $0.id("id")) }
        }
    }
}

extension SQLConnection {
    fileprivate func emails(of seller: UserID, _ query: EmailQuery) throws -> [EmailID] {
        let rows = try rows(
            """
            SELECT id
            FROM emails
            WHERE seller_id = $1 AND (created_at, id) < ($2, $3) AND deleted_at IS NULL
                AND CASE CASE WHEN held_reason IS NOT NULL THEN 'held' WHEN is_scheduled = 1 THEN 'scheduled'
                    WHEN has_unknown = 1 THEN 'unknown' ELSE status END
                    WHEN 'draft' THEN CAST($4 AS BIGINT) WHEN 'held' THEN $5 WHEN 'scheduled' THEN $6
                    WHEN 'sending' THEN $7 WHEN 'sent' THEN $8 WHEN 'partlyFailed' THEN $9
                    WHEN 'failed' THEN $10 WHEN 'unknown' THEN $11 END = 1
                AND ($12 = 0 OR following_state = 'on' OR (following_state IS NULL AND wish = 1))
                AND ($13 = 0 OR bounced_by > 0) AND ($14 = 0 OR replies > 0)
                AND search_text LIKE $15 ESCAPE '\\'
            ORDER BY created_at DESC, id DESC
            LIMIT $16
            """,
            [seller.sqlValue] + query.parameters
        )
        return try rows.map { try $0.id("id") }
    }

    fileprivate func everybodysEmails(_ query: EmailQuery) throws -> [EmailID] {
        let rows = try rows(
            """
            SELECT id
            FROM emails
            WHERE (created_at, id) < ($1, $2) AND deleted_at IS NULL
                AND CASE CASE WHEN held_reason IS NOT NULL THEN 'held' WHEN is_scheduled = 1 THEN 'scheduled'
                    WHEN has_unknown = 1 THEN 'unknown' ELSE status END
                    WHEN 'draft' THEN CAST($3 AS BIGINT) WHEN 'held' THEN $4 WHEN 'scheduled' THEN $5
                    WHEN 'sending' THEN $6 WHEN 'sent' THEN $7 WHEN 'partlyFailed' THEN $8
                    WHEN 'failed' THEN $9 WHEN 'unknown' THEN $10 END = 1
                AND ($11 = 0 OR following_state = 'on' OR (following_state IS NULL AND wish = 1))
                AND ($12 = 0 OR bounced_by > 0) AND ($13 = 0 OR replies > 0)
                AND search_text LIKE $14 ESCAPE '\\'
            ORDER BY created_at DESC, id DESC
            LIMIT $15
            """,
            query.parameters
        )
        return try rows.map { try $0.id("id") }
    }

    /// An email as a line of a list.
    fileprivate func summary(of email: EmailID) throws -> EmailSummary {
        let rows = try rows(
            """
            SELECT e.id, e.seller_id,
                CASE WHEN e.held_reason IS NOT NULL THEN 'held' WHEN e.is_scheduled = 1 THEN 'scheduled'
                    WHEN e.has_unknown = 1 THEN 'unknown' ELSE e.status END AS status, e.send_at,
                e.subject, e.recipient_count, e.wish, e.following_state, e.silenced_at,
                e.opens, e.perhaps_opens, e.opened_by, e.perhaps_opened_by, e.clicks, e.perhaps_clicks,
                e.links_clicked, e.views, e.perhaps_views, e.last_opened_at, e.last_opened_by, e.replies, e.bounced_by, e.created_at,
                e.updated_at, e.sent_at, r.name, r.address
            FROM emails e
            LEFT JOIN recipients r ON r.email_id = e.id AND r.ordinal < $2
            WHERE e.id = $1
            ORDER BY r.ordinal
            """,
            email,
            EmailSummary.shownRecipients
        )
        guard let first = rows.first else { throw StoreError.notFound }
        let recipients = try rows.compactMap { row -> Address? in
            guard let address = try row.optionalText("address") else { return nil }
            return try Address(stored: address, name: row.optionalText("name"))
        }
        return try EmailSummary(first, recipients: recipients)
    }
}

extension EmailQuery {
    /// Cursor, whether each of the eight statuses is wanted, followed, what came in, text and limit, in the order of the statements.
    ///
    /// One statement serves any choice of statuses, and none is compared in a way that would tempt an engine to walk
    /// through the index on statuses instead of the list's own order.
    fileprivate var parameters: [SQLValue] {
        let inOrder: [EmailStatus] = [.draft, .held, .scheduled, .sending, .sent, .partlyFailed, .failed, .unknown]
        return [(after?.createdAt ?? .last).sqlValue, (after?.id ?? .last).sqlValue]
            + inOrder.map { (statuses.isEmpty || statuses.contains($0)).sqlValue }
            + [followedOnly.sqlValue, (arrival == .bounced).sqlValue, (arrival == .answered).sqlValue]
            + [text.containedPattern.sqlValue, max(0, limit).sqlValue]
    }
}

extension EmailSummary {
    fileprivate init(_ row: SQLRow, recipients: [Address]) throws {
        id = try row.id("id")
        seller = try row.id("seller_id")
        status = try row.word("status")
        sendAt = try row.optionalInstant("send_at")
        subject = try row.text("subject")
        self.recipients = recipients
        recipientCount = try row.number("recipient_count")
        wish = try row.truth("wish")
        followingState = try row.optionalWord("following_state")
        isSilenced = try row.optionalInstant("silenced_at") != nil
        totals = try Totals(ofEmail: row)
        createdAt = try row.instant("created_at")
        updatedAt = try row.instant("updated_at")
        sentAt = try row.optionalInstant("sent_at")
    }
}
