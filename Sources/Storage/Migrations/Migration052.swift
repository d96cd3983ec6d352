extension Migration {
    static let senderRequests = Migration(
        number: 52,
        sentence: "Letters that are to confirm addresses to send from, and which preset a reminder was set by.",
        statements: [
            // One line for each letter: its link is good until it is ended or too old, and each counts for what may be mailed in a day.
            """
            CREATE TABLE sender_requests (
                secret_hash BYTEA NOT NULL PRIMARY KEY,
                user_id BYTEA NOT NULL REFERENCES users (id),
                address_key TEXT NOT NULL,
                address TEXT NOT NULL,
                asked_at BIGINT NOT NULL,
                ended_at BIGINT
            )
            """,
            "CREATE INDEX sender_requests_of_user ON sender_requests (user_id, asked_at)",
            "CREATE INDEX sender_requests_to_address ON sender_requests (address_key, asked_at)",
            "CREATE INDEX sender_requests_by_time ON sender_requests (asked_at)",
            "ALTER TABLE reminders ADD COLUMN preset TEXT CHECK (preset IN ('tomorrow', 'threeDays', 'week'))",
        ]
    )
}
