package import Engagement
package import Tracking

extension Store {
    /// The contact, account or opportunity with that id, with its name.
    package func record(_ id: RecordID) async throws(StoreError) -> RecordReference? {
        try await read { sql, _ in try sql.record(id) }
    }

    /// The emails of a record that the viewer may open, newest first: those to its people, and those about it.
    ///
    /// That an administrator lists those of others is audited, once an hour.
    package func emails(
        of record: Record,
        viewer: Viewer,
        after: EmailCursor? = nil,
        limit: Int
    ) async throws(StoreError) -> [EmailSummary] {
        let page = RecordEmails(viewer: viewer, after: after, limit: limit)
        let found = try await read { sql, _ -> [EmailSummary] in
            let ids =
                switch record {
                case .contact(let id): try sql.emails(ofContact: id, page)
                case .account(let id): try sql.emails(ofAccount: id, page)
                case .opportunity(let id): try sql.emails(ofOpportunity: id, page)
                }
            return try ids.map { try sql.summary(of: $0) }
        }
        try await auditListing(of: found.map(\.seller), by: viewer)
        return found
    }

    /// How the mail of a record fared, as far as the viewer may open it.
    package func totals(of record: Record, viewer: Viewer) async throws(StoreError) -> RecordTotals {
        try await read { sql, _ in
            let row =
                switch record {
                case .contact(let id): try sql.totals(ofContact: id, viewer)
                case .account(let id): try sql.totals(ofAccount: id, viewer)
                case .opportunity(let id): try sql.totals(ofOpportunity: id, viewer)
                }
            var totals = try row.map { try RecordTotals($0) } ?? RecordTotals()
            totals.scheduledFor = try sql.nextScheduled(record, viewer)
            return totals
        }
    }

    /// The newest answers of a contact that the viewer may open.
    ///
    /// That an administrator lists those to others is audited, once an hour.
    package func replies(
        from contact: ContactID,
        viewer: Viewer,
        limit: Int
    ) async throws(StoreError) -> [Reply] {
        let found = try await read { sql, _ -> (replies: [Reply], sellers: [UserID]) in
            let rows = try sql.rows(
                """
                SELECT p.email_id, p.id, e.seller_id
                FROM contact_addresses k
                JOIN recipients r ON r.address_key = k.address_key
                JOIN emails e ON e.id = r.email_id
                JOIN replies p ON p.email_id = r.email_id AND p.recipient = r.ordinal
                WHERE k.contact_id = $1 AND p.kind = 'replied' AND ($2 = 1 OR e.seller_id = $3)
                ORDER BY p.at DESC, p.id DESC
                LIMIT $4
                """,
                contact,
                viewer.mayOpenEverything,
                viewer.user,
                max(0, limit)
            )
            return (
                replies: try rows.compactMap { try sql.reply($0.id("id"), of: $0.id("email_id")) },
                sellers: try rows.map { try $0.id("seller_id") }
            )
        }
        try await auditListing(of: found.sellers, by: viewer)
        return found.replies
    }
}

extension SQLConnection {
    fileprivate func totals(ofContact id: ContactID, _ viewer: Viewer) throws -> SQLRow? {
        try row(
            """
            SELECT COUNT(*) AS sent, COALESCE(SUM(m.followed), 0) AS followed, COALESCE(SUM(m.opened), 0) AS opened,
                COALESCE(SUM(m.clicked), 0) AS clicked, COALESCE(SUM(m.viewed), 0) AS viewed,
                COALESCE(SUM(m.replied), 0) AS answered, COALESCE(SUM(m.bounced), 0) AS bounced,
                MAX(m.last_opened_at) AS last_opened
            FROM contact_addresses k
            JOIN counted_copies m ON m.address_key = k.address_key
            WHERE k.contact_id = $1 AND ($2 = 1 OR m.seller_id = $3)
            """,
            id,
            viewer.mayOpenEverything,
            viewer.user
        )
    }

    fileprivate func totals(ofAccount id: AccountID, _ viewer: Viewer) throws -> SQLRow? {
        try row(
            """
            SELECT COUNT(*) AS sent, COALESCE(SUM(m.followed), 0) AS followed, COALESCE(SUM(m.opened), 0) AS opened,
                COALESCE(SUM(m.clicked), 0) AS clicked, COALESCE(SUM(m.viewed), 0) AS viewed,
                COALESCE(SUM(m.replied), 0) AS answered, COALESCE(SUM(m.bounced), 0) AS bounced,
                MAX(m.last_opened_at) AS last_opened
            FROM contacts c
            JOIN contact_addresses k ON k.contact_id = c.id
            JOIN counted_copies m ON m.address_key = k.address_key
            WHERE c.account_id = $1 AND ($2 = 1 OR m.seller_id = $3)
            """,
            id,
            viewer.mayOpenEverything,
            viewer.user
        )
    }

    fileprivate func totals(ofOpportunity id: OpportunityID, _ viewer: Viewer) throws -> SQLRow? {
        try row(
            """
            SELECT COUNT(*) AS sent,
                COALESCE(SUM(CASE WHEN following_state = 'on' THEN 1 ELSE 0 END), 0) AS followed,
                COALESCE(SUM(CASE WHEN opens > 0 THEN 1 ELSE 0 END), 0) AS opened,
                COALESCE(SUM(CASE WHEN clicks > 0 THEN 1 ELSE 0 END), 0) AS clicked,
                COALESCE(SUM(CASE WHEN views > 0 THEN 1 ELSE 0 END), 0) AS viewed,
                COALESCE(SUM(CASE WHEN replies > 0 THEN 1 ELSE 0 END), 0) AS answered,
                COALESCE(SUM(CASE WHEN bounced_by > 0 THEN 1 ELSE 0 END), 0) AS bounced,
                MAX(last_opened_at) AS last_opened
            FROM emails
            WHERE regarding = $1 AND sent_at IS NOT NULL AND ($2 = 1 OR seller_id = $3)
            """,
            id,
            viewer.mayOpenEverything,
            viewer.user
        )
    }
}
