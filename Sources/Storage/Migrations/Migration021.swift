extension Migration {
    static let replies = Migration(
        number: 21,
        sentence:
            "Replies and reports, what they change of emails, copies and contacts, and the ids that mail is found by.",
        statements: [
            """
            CREATE TABLE replies (
                email_id BYTEA NOT NULL REFERENCES emails (id) ON DELETE CASCADE,
                id BYTEA NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('replied', 'autoReplied', 'bounced', 'complained', 'acknowledged')),
                recipient BIGINT,
                at BIGINT NOT NULL,
                message_key TEXT NOT NULL,
                message_id TEXT,
                thread TEXT NOT NULL,
                from_name TEXT,
                from_address TEXT NOT NULL,
                to_addresses TEXT NOT NULL,
                cc_addresses TEXT NOT NULL,
                reply_to TEXT NOT NULL,
                subject TEXT NOT NULL,
                written_at BIGINT,
                date_offset BIGINT,
                plain_text TEXT NOT NULL,
                returns_on TEXT,
                status TEXT,
                reason TEXT,
                words TEXT,
                PRIMARY KEY (email_id, id),
                FOREIGN KEY (email_id, recipient) REFERENCES recipients (email_id, ordinal) ON DELETE CASCADE
            )
            """,
            "CREATE UNIQUE INDEX replies_once ON replies (email_id, message_key, COALESCE(recipient, -1))",
            "CREATE INDEX replies_in_order ON replies (email_id, at, id)",
            "ALTER TABLE emails ADD COLUMN replies BIGINT NOT NULL DEFAULT 0 CHECK (replies >= 0)",
            "ALTER TABLE emails ADD COLUMN thread TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE emails ADD COLUMN bounced_by BIGINT NOT NULL DEFAULT 0 CHECK (bounced_by >= 0)",
            "ALTER TABLE recipients ADD COLUMN replies BIGINT NOT NULL DEFAULT 0 CHECK (replies >= 0)",
            "ALTER TABLE recipients ADD COLUMN answered_at BIGINT",
            "ALTER TABLE recipients ADD COLUMN quoted_at BIGINT",
            "ALTER TABLE recipients ADD COLUMN bounced_at BIGINT",
            "ALTER TABLE contacts ADD COLUMN address_failed_at BIGINT",
            "ALTER TABLE contacts ADD COLUMN address_failure TEXT",
            "ALTER TABLE contacts ADD COLUMN complained_at BIGINT",
            "CREATE INDEX emails_by_message_id ON emails (message_id)",
            "CREATE INDEX recipients_answered ON recipients (answered_at)",
            """
            CREATE TABLE message_ids (
                message_id TEXT NOT NULL,
                email_id BYTEA NOT NULL REFERENCES emails (id) ON DELETE CASCADE,
                PRIMARY KEY (message_id, email_id)
            )
            """,
            "CREATE INDEX message_ids_of_email ON message_ids (email_id)",
            """
            CREATE TABLE reply_addresses (
                name TEXT NOT NULL PRIMARY KEY,
                email_id BYTEA NOT NULL,
                recipient BIGINT NOT NULL,
                FOREIGN KEY (email_id, recipient) REFERENCES recipients (email_id, ordinal) ON DELETE CASCADE
            )
            """,
            "CREATE UNIQUE INDEX reply_addresses_of_copy ON reply_addresses (email_id, recipient)",
        ]
    )
}
