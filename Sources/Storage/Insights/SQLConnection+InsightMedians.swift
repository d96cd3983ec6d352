internal import Tracking

// How long things took in the mail of one line; medians can't be added up, so each line that is shown has its own.
extension SQLConnection {
    /// Of the mail of a seller, or of a team: their emails stand together in the index, and are fewer than the sums of so many would be.
    func medians(of query: InsightQuery) throws -> InsightMedians {
        let rows = try rows(
            """
            SELECT open_step, reply_step, COUNT(*) AS count
            FROM counted_emails
            WHERE seller_id IN (SELECT id FROM users WHERE id = $1 OR team_id = $2) AND day BETWEEN $3 AND $4
                AND (open_step IS NOT NULL OR reply_step IS NOT NULL)
            GROUP BY open_step, reply_step
            """,
            query.whose + query.days.bounds
        )
        return try InsightMedians(counted: rows)
    }

    /// Of the mail of a seller, or of a team, that was written from each template.
    func mediansByTemplate(_ query: InsightQuery) throws -> [TemplateID: InsightMedians] {
        let rows = try rows(
            """
            SELECT template_id, open_step, reply_step, COUNT(*) AS count
            FROM counted_emails
            WHERE seller_id IN (SELECT id FROM users WHERE id = $1 OR team_id = $2) AND day BETWEEN $3 AND $4
                AND template_id IS NOT NULL AND (open_step IS NOT NULL OR reply_step IS NOT NULL)
            GROUP BY template_id, open_step, reply_step
            """,
            query.whose + query.days.bounds
        )
        let byTemplate: [TemplateID: [SQLRow]] = try Dictionary(grouping: rows) { try $0.id("template_id") }
        return try byTemplate.mapValues { try InsightMedians(counted: $0) }
    }

    /// Of everybody's mail that was written from a template.
    func medians(of template: TemplateID, _ days: ClosedRange<InsightDay>) throws -> InsightMedians {
        var medians = InsightMedians()
        medians.minutesToOpen = try median(of: .template(template), .opened, days)
        medians.minutesToReply = try median(of: .template(template), .replied, days)
        return medians
    }
}
