package import Engagement
package import Tracking

extension Store {
    /// Each person with what became of the copies to them; `nil` where that is too much mail to look up.
    package func insightsByContact(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<ContactID>]? {
        try await insights(query, page, viewer) { sql, query in
            try query.isOfEverybody ? sql.contacts(query.days, page) : sql.contacts(ofChosen: query, page)
        } medians: { sql, query, id in
            try sql.insights(ofContact: id, query).medians
        }
    }

    /// Each account with what became of the copies to its people; `nil` where that is too much mail to look up.
    package func insightsByAccount(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<AccountID>]? {
        try await insights(query, page, viewer) { sql, query in
            try query.isOfEverybody ? sql.accounts(query.days, page) : sql.accounts(ofChosen: query, page)
        } medians: { sql, query, id in
            try sql.insights(ofAccount: id, query).medians
        }
    }

    /// Each opportunity with what became of the mail that was about it; `nil` where that is too much mail to look up.
    package func insightsByOpportunity(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<OpportunityID>]? {
        try await insights(query, page, viewer) { sql, query in
            try query.isOfEverybody ? sql.opportunities(query.days, page) : sql.opportunities(ofChosen: query, page)
        } medians: { sql, query, id in
            try sql.insights(ofOpportunity: id, query).medians
        }
    }

    private func insights<Kind>(
        _ query: InsightQuery,
        _ page: InsightPage,
        _ viewer: Viewer,
        _ lines: @escaping @Sendable (any SQLConnection, InsightQuery) throws -> [SQLRow],
        medians: @escaping @Sendable (any SQLConnection, InsightQuery, ID<Kind>) throws -> InsightMedians
    ) async throws(StoreError) -> [InsightLine<ID<Kind>>]? {
        try await read { sql, _ in
            let query = try sql.checked(query, for: viewer)
            guard query.template == nil, query.record == nil else { return [] }
            guard try query.seller != nil || sql.countEmails(query) <= page.most else { return nil }
            let found: [InsightLine<ID<Kind>>] = try lines(sql, query).map { try InsightLine($0) }
            return try found.map { try $0.with(medians(sql, query, $0.id)) }
        }
    }
}

extension SQLConnection {
    /// How much everybody sent, or a team.
    fileprivate func countEmails(_ query: InsightQuery) throws -> Int {
        let days = query.days
        if let team = query.team { return try countEmails(ofTeam: team, days) }
        let row = try row(
            """
            SELECT COALESCE(SUM(sent), 0) AS sent
            FROM insight_counts
            WHERE kind = 'everybody' AND subject = $1 AND grain = 1 AND span BETWEEN $2 AND $3
            """,
            InsightSubject.everybody.bytes,
            days.lowerBound.number,
            days.upperBound.number
        )
        return try row?.number("sent") ?? 0
    }

    fileprivate func contacts(
        ofChosen query: InsightQuery,
        _ page: InsightPage
    ) throws -> [SQLRow] {
        try rows(
            """
            SELECT c.id AS subject, CASE WHEN c.name = '' THEN c.address ELSE c.name END AS name, COUNT(*) AS sent,
                SUM(q.followed) AS followed, SUM(q.opened) AS opened, SUM(q.perhaps_opened) AS perhaps_opened,
                SUM(q.clicked) AS clicked, SUM(q.viewed) AS viewed, SUM(q.replied) AS replied, SUM(q.bounced) AS bounced
            FROM counted_emails m
            JOIN counted_copies q ON q.email_id = m.email_id
            JOIN contact_addresses k ON k.address_key = q.address_key
            JOIN contacts c ON c.id = k.contact_id
            WHERE m.seller_id IN (SELECT id FROM users WHERE id = $1 OR team_id = $2) AND m.day BETWEEN $3 AND $4
            GROUP BY c.id, c.name, c.address
            HAVING COUNT(*) < $5 OR (COUNT(*) = $5 AND c.id > $6)
            ORDER BY COUNT(*) DESC, c.id
            LIMIT $7
            """,
            query.whose + query.days.bounds + page.parameters
        )
    }

    fileprivate func contacts(_ days: ClosedRange<InsightDay>, _ page: InsightPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT c.id AS subject, CASE WHEN c.name = '' THEN c.address ELSE c.name END AS name, COUNT(*) AS sent,
                SUM(q.followed) AS followed, SUM(q.opened) AS opened, SUM(q.perhaps_opened) AS perhaps_opened,
                SUM(q.clicked) AS clicked, SUM(q.viewed) AS viewed, SUM(q.replied) AS replied, SUM(q.bounced) AS bounced
            FROM counted_emails m
            JOIN counted_copies q ON q.email_id = m.email_id
            JOIN contact_addresses k ON k.address_key = q.address_key
            JOIN contacts c ON c.id = k.contact_id
            WHERE m.day BETWEEN $1 AND $2
            GROUP BY c.id, c.name, c.address
            HAVING COUNT(*) < $3 OR (COUNT(*) = $3 AND c.id > $4)
            ORDER BY COUNT(*) DESC, c.id
            LIMIT $5
            """,
            days.bounds + page.parameters
        )
    }

    fileprivate func accounts(
        ofChosen query: InsightQuery,
        _ page: InsightPage
    ) throws -> [SQLRow] {
        try rows(
            """
            SELECT a.id AS subject, a.name, COUNT(*) AS sent, SUM(q.followed) AS followed, SUM(q.opened) AS opened,
                SUM(q.perhaps_opened) AS perhaps_opened, SUM(q.clicked) AS clicked, SUM(q.viewed) AS viewed,
                SUM(q.replied) AS replied, SUM(q.bounced) AS bounced
            FROM counted_emails m
            JOIN counted_copies q ON q.email_id = m.email_id
            JOIN contact_addresses k ON k.address_key = q.address_key
            JOIN contacts c ON c.id = k.contact_id
            JOIN accounts a ON a.id = c.account_id
            WHERE m.seller_id IN (SELECT id FROM users WHERE id = $1 OR team_id = $2) AND m.day BETWEEN $3 AND $4
            GROUP BY a.id, a.name
            HAVING COUNT(*) < $5 OR (COUNT(*) = $5 AND a.id > $6)
            ORDER BY COUNT(*) DESC, a.id
            LIMIT $7
            """,
            query.whose + query.days.bounds + page.parameters
        )
    }

    fileprivate func accounts(_ days: ClosedRange<InsightDay>, _ page: InsightPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT a.id AS subject, a.name, COUNT(*) AS sent, SUM(q.followed) AS followed, SUM(q.opened) AS opened,
                SUM(q.perhaps_opened) AS perhaps_opened, SUM(q.clicked) AS clicked, SUM(q.viewed) AS viewed,
                SUM(q.replied) AS replied, SUM(q.bounced) AS bounced
            FROM counted_emails m
            JOIN counted_copies q ON q.email_id = m.email_id
            JOIN contact_addresses k ON k.address_key = q.address_key
            JOIN contacts c ON c.id = k.contact_id
            JOIN accounts a ON a.id = c.account_id
            WHERE m.day BETWEEN $1 AND $2
            GROUP BY a.id, a.name
            HAVING COUNT(*) < $3 OR (COUNT(*) = $3 AND a.id > $4)
            ORDER BY COUNT(*) DESC, a.id
            LIMIT $5
            """,
            days.bounds + page.parameters
        )
    }

    fileprivate func opportunities(
        ofChosen query: InsightQuery,
        _ page: InsightPage
    ) throws -> [SQLRow] {
        try rows(
            """
            SELECT o.id AS subject, o.name, COUNT(*) AS sent, SUM(m.followed) AS followed, SUM(m.opened) AS opened,
                SUM(m.perhaps_opened) AS perhaps_opened, SUM(m.clicked) AS clicked, SUM(m.viewed) AS viewed,
                SUM(m.replied) AS replied, SUM(m.bounced) AS bounced
            FROM counted_emails m
            JOIN emails e ON e.id = m.email_id
            JOIN opportunities o ON o.id = e.regarding
            WHERE m.seller_id IN (SELECT id FROM users WHERE id = $1 OR team_id = $2) AND m.day BETWEEN $3 AND $4
            GROUP BY o.id, o.name
            HAVING COUNT(*) < $5 OR (COUNT(*) = $5 AND o.id > $6)
            ORDER BY COUNT(*) DESC, o.id
            LIMIT $7
            """,
            query.whose + query.days.bounds + page.parameters
        )
    }

    fileprivate func opportunities(_ days: ClosedRange<InsightDay>, _ page: InsightPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT o.id AS subject, o.name, COUNT(*) AS sent, SUM(m.followed) AS followed, SUM(m.opened) AS opened,
                SUM(m.perhaps_opened) AS perhaps_opened, SUM(m.clicked) AS clicked, SUM(m.viewed) AS viewed,
                SUM(m.replied) AS replied, SUM(m.bounced) AS bounced
            FROM counted_emails m
            JOIN emails e ON e.id = m.email_id
            JOIN opportunities o ON o.id = e.regarding
            WHERE m.day BETWEEN $1 AND $2
            GROUP BY o.id, o.name
            HAVING COUNT(*) < $3 OR (COUNT(*) = $3 AND o.id > $4)
            ORDER BY COUNT(*) DESC, o.id
            LIMIT $5
            """,
            days.bounds + page.parameters
        )
    }
}

extension ClosedRange<InsightDay> {
    /// First and last day.
    var bounds: [SQLValue] { [lowerBound.number.sqlValue, upperBound.number.sqlValue] }
}
