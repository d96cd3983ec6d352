extension Migration {
    static let copies = Migration(
        number: 5,
        sentence: "Recipients, each with the state and the totals of their copy, and tracked links.",
        statements: [
            """
            CREATE TABLE recipients (
                email_id BYTEA NOT NULL REFERENCES emails (id) ON DELETE CASCADE,
                ordinal BIGINT NOT NULL CHECK (ordinal BETWEEN 0 AND 65535),
                field TEXT NOT NULL CHECK (field IN ('to', 'cc', 'bcc')),
                name TEXT,
                address TEXT NOT NULL,
                address_key TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('waiting', 'handedOver', 'failed')),
                handed_over_at BIGINT,
                failure TEXT,
                is_sandbox BIGINT NOT NULL DEFAULT 0 CHECK (is_sandbox IN (0, 1)),
                has_objected BIGINT NOT NULL DEFAULT 0 CHECK (has_objected IN (0, 1)),
                opens BIGINT NOT NULL DEFAULT 0 CHECK (opens >= 0),
                perhaps_opens BIGINT NOT NULL DEFAULT 0 CHECK (perhaps_opens >= 0),
                clicks BIGINT NOT NULL DEFAULT 0 CHECK (clicks >= 0),
                perhaps_clicks BIGINT NOT NULL DEFAULT 0 CHECK (perhaps_clicks >= 0),
                links_clicked BIGINT NOT NULL DEFAULT 0 CHECK (links_clicked >= 0),
                views BIGINT NOT NULL DEFAULT 0 CHECK (views >= 0),
                perhaps_views BIGINT NOT NULL DEFAULT 0 CHECK (perhaps_views >= 0),
                last_opened_at BIGINT,
                PRIMARY KEY (email_id, ordinal),
                CHECK ((status = 'handedOver') = (handed_over_at IS NOT NULL)),
                CHECK ((status = 'failed') = (failure IS NOT NULL))
            )
            """,
            "CREATE INDEX recipients_by_address ON recipients (address_key, email_id)",
            """
            CREATE TABLE tracked_links (
                email_id BYTEA NOT NULL REFERENCES emails (id) ON DELETE CASCADE,
                ordinal BIGINT NOT NULL CHECK (ordinal BETWEEN 0 AND 65535),
                url TEXT NOT NULL,
                label TEXT NOT NULL,
                PRIMARY KEY (email_id, ordinal)
            )
            """,
            """
            CREATE TABLE link_clicks (
                email_id BYTEA NOT NULL,
                ordinal BIGINT NOT NULL CHECK (ordinal BETWEEN 0 AND 65535),
                recipient BIGINT NOT NULL,
                clicks BIGINT NOT NULL CHECK (clicks > 0),
                PRIMARY KEY (email_id, ordinal, recipient),
                FOREIGN KEY (email_id, recipient) REFERENCES recipients (email_id, ordinal) ON DELETE CASCADE
            )
            """,
        ]
    )
}
