package import Engagement
package import Tracking

extension Store {
    /// Each seller with what became of their mail; only themselves for whoever sees no others'.
    package func insightsBySeller(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<UserID>] {
        try await read { sql, _ in
            let query = try sql.checked(query, for: viewer)
            guard query.seller == nil, query.template == nil, query.record == nil else { return [] }
            return try sql.sellers(query.days, page).map { try InsightLine($0) }
        }
    }

    /// Each template with what became of the mail that was written from it: everybody's, or one seller's.
    ///
    /// The names of others' personal templates are left empty.
    package func insightsByTemplate(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<TemplateID>] {
        try await read { sql, _ in
            let query = try sql.checked(query, for: viewer)
            guard query.template == nil, query.record == nil else { return [] }
            let rows =
                if let seller = query.seller { try sql.templates(of: seller, query.days, page, viewer) } else {
                    try sql.templates(query.days, page, viewer)
                }
            return try rows.map { try InsightLine($0) }
        }
    }
}

extension InsightLine {
    init<Kind>(_ row: SQLRow) throws where Subject == ID<Kind> {
        self.init(id: try row.id("subject"), name: try row.text("name"), figures: try InsightFigures(row))
    }
}

extension SQLConnection {
    fileprivate func sellers(_ days: ClosedRange<InsightDay>, _ page: InsightPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT u.name, sums.subject, sums.sent, sums.followed, sums.opened, sums.perhaps_opened, sums.clicked, sums.viewed,
                sums.replied, sums.bounced
            FROM (
                SELECT subject, SUM(sent) AS sent, SUM(followed) AS followed, SUM(opened) AS opened,
                    SUM(perhaps_opened) AS perhaps_opened, SUM(clicked) AS clicked, SUM(viewed) AS viewed,
                    SUM(replied) AS replied, SUM(bounced) AS bounced
                FROM (
                    SELECT subject, sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced
                    FROM insight_counts
                    WHERE kind = 'seller' AND grain = 16 AND span BETWEEN $1 AND $2
                    UNION ALL
                    SELECT subject, sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced
                    FROM insight_counts
                    WHERE kind = 'seller' AND grain = 1 AND span BETWEEN $3 AND $4
                    UNION ALL
                    SELECT subject, sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced
                    FROM insight_counts
                    WHERE kind = 'seller' AND grain = 1 AND span BETWEEN $5 AND $6
                ) spans
                GROUP BY subject
                HAVING SUM(sent) > 0 AND (SUM(sent) < $7 OR (SUM(sent) = $7 AND subject > $8))
                ORDER BY SUM(sent) DESC, subject
                LIMIT $9
            ) sums
            JOIN users u ON u.id = sums.subject
            ORDER BY sums.sent DESC, sums.subject
            """,
            days.spans + page.parameters
        )
    }

    fileprivate func templates(
        _ days: ClosedRange<InsightDay>,
        _ page: InsightPage,
        _ viewer: Viewer
    ) throws -> [SQLRow] {
        try rows(
            """
            SELECT CASE WHEN t.is_shared = 1 OR t.owner_id = $10 OR $11 = 1 THEN t.name ELSE '' END AS name, sums.subject,
                sums.sent, sums.followed, sums.opened, sums.perhaps_opened, sums.clicked, sums.viewed, sums.replied,
                sums.bounced
            FROM (
                SELECT subject, SUM(sent) AS sent, SUM(followed) AS followed, SUM(opened) AS opened,
                    SUM(perhaps_opened) AS perhaps_opened, SUM(clicked) AS clicked, SUM(viewed) AS viewed,
                    SUM(replied) AS replied, SUM(bounced) AS bounced
                FROM (
                    SELECT subject, sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced
                    FROM insight_counts
                    WHERE kind = 'template' AND grain = 16 AND span BETWEEN $1 AND $2
                    UNION ALL
                    SELECT subject, sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced
                    FROM insight_counts
                    WHERE kind = 'template' AND grain = 1 AND span BETWEEN $3 AND $4
                    UNION ALL
                    SELECT subject, sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced
                    FROM insight_counts
                    WHERE kind = 'template' AND grain = 1 AND span BETWEEN $5 AND $6
                ) spans
                GROUP BY subject
                HAVING SUM(sent) > 0 AND (SUM(sent) < $7 OR (SUM(sent) = $7 AND subject > $8))
                ORDER BY SUM(sent) DESC, subject
                LIMIT $9
            ) sums
            JOIN templates t ON t.id = sums.subject
            ORDER BY sums.sent DESC, sums.subject
            """,
            days.spans + page.parameters + [viewer.user.sqlValue, viewer.mayOpenEverything.sqlValue]
        )
    }

    fileprivate func templates(
        of seller: UserID,
        _ days: ClosedRange<InsightDay>,
        _ page: InsightPage,
        _ viewer: Viewer
    ) throws -> [SQLRow] {
        try rows(
            """
            SELECT CASE WHEN t.is_shared = 1 OR t.owner_id = $7 OR $8 = 1 THEN t.name ELSE '' END AS name, t.id AS subject,
                COUNT(*) AS sent, SUM(c.followed) AS followed, SUM(c.opened) AS opened,
                SUM(c.perhaps_opened) AS perhaps_opened, SUM(c.clicked) AS clicked, SUM(c.viewed) AS viewed,
                SUM(c.replied) AS replied, SUM(c.bounced) AS bounced
            FROM counted_emails c
            JOIN templates t ON t.id = c.template_id
            WHERE c.seller_id = $1 AND c.day BETWEEN $2 AND $3
            GROUP BY t.id, t.name, t.is_shared, t.owner_id
            HAVING COUNT(*) < $4 OR (COUNT(*) = $4 AND t.id > $5)
            ORDER BY COUNT(*) DESC, t.id
            LIMIT $6
            """,
            [seller.sqlValue, days.lowerBound.number.sqlValue, days.upperBound.number.sqlValue] + page.parameters
                + [viewer.user.sqlValue, viewer.mayOpenEverything.sqlValue]
        )
    }
}
