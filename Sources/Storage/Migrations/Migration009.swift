extension Migration {
    static let sandbox = Migration(
        number: 9,
        sentence: "The messages of the sandbox, one per copy.",
        statements: [
            """
            CREATE TABLE sandbox_messages (
                email_id BYTEA NOT NULL,
                id BYTEA NOT NULL,
                recipient BIGINT NOT NULL,
                seller_id BYTEA NOT NULL REFERENCES users (id),
                address_key TEXT NOT NULL,
                address TEXT NOT NULL,
                subject TEXT NOT NULL,
                received_at BIGINT NOT NULL,
                size BIGINT NOT NULL,
                bytes BYTEA NOT NULL,
                PRIMARY KEY (email_id, id),
                FOREIGN KEY (email_id, recipient) REFERENCES recipients (email_id, ordinal) ON DELETE CASCADE
            )
            """,
            "CREATE UNIQUE INDEX sandbox_messages_of_copy ON sandbox_messages (email_id, recipient)",
            "CREATE INDEX sandbox_messages_by_id ON sandbox_messages (id)",
            "CREATE INDEX sandbox_messages_in_order ON sandbox_messages (received_at, id)",
            "CREATE INDEX sandbox_messages_of_seller ON sandbox_messages (seller_id, received_at, id)",
            "CREATE INDEX sandbox_messages_by_address ON sandbox_messages (address_key, received_at, id)",
        ]
    )
}
