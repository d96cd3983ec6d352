extension Migration {
    static let templateSales = Migration(
        number: 44,
        sentence:
            "Which opportunities the emails of each template were about, kept as it happens: pages add them up by age.",
        statements: [
            """
            CREATE TABLE template_sales (
                opportunity_id BYTEA NOT NULL REFERENCES opportunities (id),
                template_id BYTEA NOT NULL REFERENCES templates (id),
                audience BIGINT NOT NULL,
                first_sent_at BIGINT NOT NULL,
                last_sent_at BIGINT NOT NULL,
                is_won BIGINT NOT NULL,
                is_open BIGINT NOT NULL,
                PRIMARY KEY (opportunity_id, template_id)
            )
            """,
            """
            INSERT INTO template_sales
                (opportunity_id, template_id, audience, first_sent_at, last_sent_at, is_won, is_open)
            SELECT e.regarding, e.template_id, COALESCE(MIN(e.audience), 0), MIN(e.sent_at), MAX(e.sent_at),
                MAX(CASE WHEN o.stage = 'won' AND o.closed_at <= e.sent_at + 7776000000000 THEN 1 ELSE 0 END),
                MAX(CASE WHEN o.closed_at IS NULL THEN 1 ELSE 0 END)
            FROM emails e
            JOIN opportunities o ON o.id = e.regarding
            WHERE e.regarding IS NOT NULL AND e.template_id IS NOT NULL AND e.sent_at > 0
                AND (o.closed_at IS NULL OR o.closed_at + 86400000000 > e.sent_at)
            GROUP BY e.regarding, e.template_id
            """,
            "CREATE INDEX template_sales_of_template ON template_sales (template_id, audience, first_sent_at, last_sent_at, is_won, is_open)",
            "DROP INDEX emails_of_template_about",
        ]
    )
}
