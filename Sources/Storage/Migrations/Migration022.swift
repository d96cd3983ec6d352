extension Migration {
    static let mailboxPositions = Migration(
        number: 22,
        sentence: "How far each mailbox was read.",
        statements: [
            """
            CREATE TABLE mailbox_positions (
                server_id BYTEA NOT NULL PRIMARY KEY REFERENCES mail_servers (id) ON DELETE CASCADE,
                host TEXT NOT NULL,
                user_name TEXT NOT NULL,
                uid_validity BIGINT NOT NULL,
                last_uid BIGINT NOT NULL,
                floor_at BIGINT,
                kept_at BIGINT NOT NULL
            )
            """
        ]
    )
}
