extension Migration {
    static let recipientPages = Migration(
        number: 37,
        sentence: "The recipient's page: whether copies lead to it, who stopped there, and who asked for the details.",
        statements: [
            "ALTER TABLE workspace ADD COLUMN offers_page BIGINT NOT NULL DEFAULT 0 CHECK (offers_page IN (0, 1))",
            "ALTER TABLE workspace ADD COLUMN page_words TEXT NOT NULL DEFAULT ''",
            """
            CREATE TABLE stops (
                email_id BYTEA NOT NULL,
                recipient BIGINT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (email_id, recipient),
                FOREIGN KEY (email_id, recipient) REFERENCES recipients (email_id, ordinal) ON DELETE CASCADE
            )
            """,
            """
            CREATE TABLE detail_requests (
                email_id BYTEA NOT NULL,
                recipient BIGINT NOT NULL,
                asked_at BIGINT NOT NULL,
                PRIMARY KEY (email_id, recipient),
                FOREIGN KEY (email_id, recipient) REFERENCES recipients (email_id, ordinal) ON DELETE CASCADE
            )
            """,
        ]
    )
}
