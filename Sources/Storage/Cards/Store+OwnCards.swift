package import Engagement
package import Tracking

extension Store {
    /// The viewer's open cards about one email, those that can't wait first, then newest first.
    package func cards(
        about email: EmailID,
        of viewer: Viewer,
        limit: Int
    ) async throws(StoreError) -> [CardDetail] {
        try await read { sql, now in
            let rows = try sql.rows(
                """
                SELECT id
                FROM cards
                WHERE email_id = $1 AND seller_id = $2 AND expires_at > $3
                    AND (state = 'open' OR (state = 'snoozed' AND snoozed_until <= $3))
                ORDER BY CASE WHEN kind = 'reminder' THEN 1 ELSE 0 END DESC, at DESC, id DESC
                LIMIT $4
                """,
                email,
                viewer.user,
                now,
                max(0, limit)
            )
            return try rows.compactMap { try sql.card($0.id("id"), at: now) }
        }
    }

    /// A page of the viewer's open cards about a record, those that can't wait first, then newest first: what its people did with
    /// emails to them, and whatever happened to emails that regard it.
    package func cardPage(
        about record: Record,
        of viewer: Viewer,
        after: CardCursor? = nil,
        limit: Int
    ) async throws(StoreError) -> CardPage {
        try await read { sql, now in
            let limit = max(0, limit)
            let query = OwnCardQuery(
                seller: viewer.user,
                now: now,
                place: after ?? CardCursor.start(of: .urgent),
                limit: limit + 1
            )
            // Behind what waits there is nothing here.
            guard query.place.part != .handled else { return CardPage(cards: [], next: nil) }
            let places =
                switch record {
                case .contact(let id): try sql.cards(aboutContact: id, query)
                case .account(let id): try sql.cards(aboutAccount: id, query)
                case .opportunity(let id): try sql.cards(aboutOpportunity: id, query)
                }
            return try sql.page(of: places, limit: limit, at: now)
        }
    }

    /// The cards on the first page of that list.
    package func cards(
        about record: Record,
        of viewer: Viewer,
        limit: Int
    ) async throws(StoreError) -> [CardDetail] {
        try await cardPage(about: record, of: viewer, limit: limit).cards
    }
}

/// Whose cards, when, behind which place, and how many at most.
private struct OwnCardQuery {
    let seller: UserID
    let now: Instant
    let place: CardCursor
    let limit: Int

    /// What each statement takes behind the record.
    var parameters: [SQLValue] {
        [
            seller.sqlValue, now.sqlValue, place.urgency.sqlValue, place.at.sqlValue, place.id.sqlValue,
            limit.sqlValue,
        ]
    }
}

extension SQLConnection {
    fileprivate func cards(aboutContact id: ContactID, _ query: OwnCardQuery) throws -> [CardCursor] {
        let rows = try rows(
            """
            SELECT d.id, d.kind, d.at
            FROM cards d
            WHERE d.id IN (
                SELECT n.id
                FROM contact_addresses k
                JOIN recipients r ON r.address_key = k.address_key
                JOIN cards n ON n.email_id = r.email_id AND n.recipient = r.ordinal AND n.stranger = ''
                WHERE k.contact_id = $1
                UNION
                SELECT n.id FROM emails e JOIN cards n ON n.email_id = e.id WHERE e.regarding = $1
            )
                AND d.seller_id = $2 AND d.expires_at > $3
                AND (d.state = 'open' OR (d.state = 'snoozed' AND d.snoozed_until <= $3))
                AND (CASE WHEN d.kind = 'reminder' THEN 1 ELSE 0 END, d.at, d.id) < ($4, $5, $6)
            ORDER BY CASE WHEN d.kind = 'reminder' THEN 1 ELSE 0 END DESC, d.at DESC, d.id DESC
            LIMIT $7
            """,
            [id.sqlValue] + query.parameters
        )
        return try rows.map { try CardCursor(waiting: $0) }
    }

    fileprivate func cards(aboutAccount id: AccountID, _ query: OwnCardQuery) throws -> [CardCursor] {
        let rows = try rows(
            """
            SELECT d.id, d.kind, d.at
            FROM cards d
            WHERE d.id IN (
                SELECT n.id
                FROM contacts c
                JOIN contact_addresses k ON k.contact_id = c.id
                JOIN recipients r ON r.address_key = k.address_key
                JOIN cards n ON n.email_id = r.email_id AND n.recipient = r.ordinal AND n.stranger = ''
                WHERE c.account_id = $1
                UNION
                SELECT n.id FROM emails e JOIN cards n ON n.email_id = e.id WHERE e.regarding = $1
                UNION
                SELECT n.id
                FROM opportunities o
                JOIN emails e ON e.regarding = o.id
                JOIN cards n ON n.email_id = e.id
                WHERE o.account_id = $1
            )
                AND d.seller_id = $2 AND d.expires_at > $3
                AND (d.state = 'open' OR (d.state = 'snoozed' AND d.snoozed_until <= $3))
                AND (CASE WHEN d.kind = 'reminder' THEN 1 ELSE 0 END, d.at, d.id) < ($4, $5, $6)
            ORDER BY CASE WHEN d.kind = 'reminder' THEN 1 ELSE 0 END DESC, d.at DESC, d.id DESC
            LIMIT $7
            """,
            [id.sqlValue] + query.parameters
        )
        return try rows.map { try CardCursor(waiting: $0) }
    }

    fileprivate func cards(aboutOpportunity id: OpportunityID, _ query: OwnCardQuery) throws -> [CardCursor] {
        let rows = try rows(
            """
            SELECT d.id, d.kind, d.at
            FROM emails e
            JOIN cards d ON d.email_id = e.id
            WHERE e.regarding = $1 AND d.seller_id = $2 AND d.expires_at > $3
                AND (d.state = 'open' OR (d.state = 'snoozed' AND d.snoozed_until <= $3))
                AND (CASE WHEN d.kind = 'reminder' THEN 1 ELSE 0 END, d.at, d.id) < ($4, $5, $6)
            ORDER BY CASE WHEN d.kind = 'reminder' THEN 1 ELSE 0 END DESC, d.at DESC, d.id DESC
            LIMIT $7
            """,
            [id.sqlValue] + query.parameters
        )
        return try rows.map { try CardCursor(waiting: $0) }
    }
}
