internal import Engagement
internal import Tracking

/// For each template the opportunities that emails from it were about: each once, and none that was closed before.
///
/// An opportunity has no hour at which it was closed: of an email of that day it was won, too.
extension SQLConnection {
    /// Counts the sales of an opportunity anew, after it or what was sent about it changed; nothing for any other record.
    func recountSales(of opportunity: RecordID) throws {
        try run("DELETE FROM template_sales WHERE opportunity_id = $1", opportunity)
        try run(
            """
            INSERT INTO template_sales
                (opportunity_id, template_id, audience, first_sent_at, last_sent_at, is_won, is_open)
            SELECT e.regarding, e.template_id, COALESCE(MIN(e.audience), 0), MIN(e.sent_at), MAX(e.sent_at),
                MAX(CASE WHEN o.stage = 'won' AND o.closed_at <= e.sent_at + $2 THEN 1 ELSE 0 END),
                MAX(CASE WHEN o.closed_at IS NULL THEN 1 ELSE 0 END)
            FROM emails e
            JOIN opportunities o ON o.id = e.regarding
            WHERE e.regarding = $1 AND e.template_id IS NOT NULL AND e.sent_at > 0
                AND (o.closed_at IS NULL OR o.closed_at + $3 > e.sent_at)
            GROUP BY e.regarding, e.template_id
            """,
            opportunity,
            TemplateSales.window.microseconds,
            Duration.seconds(86_400).microseconds
        )
    }

    /// The same for what an email is about, after it was sent.
    func recountSales(after email: EmailID) throws {
        let row = try row("SELECT regarding FROM emails WHERE id = $1 AND template_id IS NOT NULL", email)
        guard let record: RecordID = try row?.optionalID("regarding") else { return }
        try recountSales(of: record)
    }

    /// Counts the sales of all templates anew.
    func recountSales() throws {
        for row in try rows("SELECT id FROM opportunities WHERE id >= $1 ORDER BY id", OpportunityID.first) {
            try recountSales(of: row.id("id"))
        }
    }
}
