package import Engagement
package import Tracking

extension Store {
    /// Who is believed to have looked at which attachment of an email, and how often; in order of attachments and recipients.
    ///
    /// It says nothing to somebody who may not open the email; ask for the email first, so that the look is audited.
    package func fileViews(of id: EmailID, viewer: Viewer) async throws(StoreError) -> [FileViews] {
        let head = try await read { sql, _ in try sql.head(of: id) }
        guard let head, try await opens(id, of: head.seller, viewer: viewer) else { return [] }
        return try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT ordinal, recipient, MAX(last_at) AS last_at,
                    CAST(SUM(CASE WHEN verdict = 'human' THEN 1 ELSE 0 END) AS BIGINT) AS views,
                    CAST(SUM(CASE WHEN verdict = 'unknown' THEN 1 ELSE 0 END) AS BIGINT) AS perhaps
                FROM interactions
                WHERE email_id = $1 AND kind = 'viewed' AND verdict IN ('human', 'unknown') AND was_served = 1
                GROUP BY ordinal, recipient
                ORDER BY ordinal, recipient
                """,
                id
            )
            return try rows.map { row in
                FileViews(
                    ordinal: try row.ordinal("ordinal"),
                    recipient: try row.ordinal("recipient"),
                    views: try row.number("views"),
                    perhapsViews: try row.number("perhaps"),
                    last: try row.instant("last_at")
                )
            }
        }
    }
}
