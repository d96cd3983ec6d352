extension Migration {
    static let emails = Migration(
        number: 4,
        sentence: "Emails with their totals; what is long stands apart, so that lists stay quick.",
        statements: [
            """
            CREATE TABLE emails (
                id BYTEA NOT NULL PRIMARY KEY,
                seller_id BYTEA NOT NULL REFERENCES users (id),
                status TEXT NOT NULL CHECK (status IN ('draft', 'sending', 'sent', 'partlyFailed', 'failed')),
                from_name TEXT,
                from_address TEXT NOT NULL,
                subject TEXT NOT NULL,
                search_text TEXT NOT NULL,
                recipient_count BIGINT NOT NULL CHECK (recipient_count >= 0),
                is_raw BIGINT NOT NULL CHECK (is_raw IN (0, 1)),
                obstacle TEXT,
                wish BIGINT NOT NULL CHECK (wish IN (0, 1)),
                following_state TEXT CHECK (following_state IN ('on', 'off', 'blocked')),
                following_reason TEXT,
                message_id TEXT,
                version BIGINT NOT NULL CHECK (version > 0),
                created_at BIGINT NOT NULL,
                updated_at BIGINT NOT NULL,
                queued_at BIGINT,
                sent_at BIGINT,
                silenced_at BIGINT,
                deleted_at BIGINT,
                opens BIGINT NOT NULL DEFAULT 0 CHECK (opens >= 0),
                perhaps_opens BIGINT NOT NULL DEFAULT 0 CHECK (perhaps_opens >= 0),
                opened_by BIGINT NOT NULL DEFAULT 0 CHECK (opened_by >= 0),
                perhaps_opened_by BIGINT NOT NULL DEFAULT 0 CHECK (perhaps_opened_by >= 0),
                clicks BIGINT NOT NULL DEFAULT 0 CHECK (clicks >= 0),
                perhaps_clicks BIGINT NOT NULL DEFAULT 0 CHECK (perhaps_clicks >= 0),
                links_clicked BIGINT NOT NULL DEFAULT 0 CHECK (links_clicked >= 0),
                views BIGINT NOT NULL DEFAULT 0 CHECK (views >= 0),
                perhaps_views BIGINT NOT NULL DEFAULT 0 CHECK (perhaps_views >= 0),
                last_opened_at BIGINT,
                last_opened_by BIGINT,
                CHECK ((status = 'draft') = (queued_at IS NULL)),
                CHECK (deleted_at IS NULL OR status = 'draft'),
                CHECK ((last_opened_at IS NULL) = (last_opened_by IS NULL))
            )
            """,
            "CREATE INDEX emails_of_seller ON emails (seller_id, created_at, id)",
            "CREATE INDEX emails_in_order ON emails (created_at, id)",
            "CREATE INDEX emails_by_status ON emails (status, queued_at, id)",
            "CREATE INDEX emails_silenced ON emails (silenced_at)",
            """
            CREATE TABLE email_texts (
                email_id BYTEA NOT NULL PRIMARY KEY REFERENCES emails (id) ON DELETE CASCADE,
                html TEXT,
                plain_text TEXT
            )
            """,
            """
            CREATE TABLE raw_messages (
                email_id BYTEA NOT NULL PRIMARY KEY REFERENCES emails (id) ON DELETE CASCADE,
                bytes BYTEA NOT NULL
            )
            """,
            """
            CREATE TABLE clean_copies (
                email_id BYTEA NOT NULL PRIMARY KEY REFERENCES emails (id) ON DELETE CASCADE,
                bytes BYTEA NOT NULL
            )
            """,
        ]
    )
}
