extension Migration {
    static let filings = Migration(
        number: 26,
        sentence: "Sent emails that are to be filed in their sellers' mailboxes.",
        statements: [
            """
            CREATE TABLE filings (
                email_id BYTEA NOT NULL PRIMARY KEY REFERENCES emails (id) ON DELETE CASCADE,
                queued_at BIGINT NOT NULL,
                due_at BIGINT NOT NULL,
                tries BIGINT NOT NULL DEFAULT 0 CHECK (tries >= 0),
                was_filed BIGINT NOT NULL DEFAULT 0 CHECK (was_filed IN (0, 1))
            )
            """,
            "CREATE INDEX filings_due ON filings (due_at, email_id)",
        ]
    )
}
