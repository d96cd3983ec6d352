extension Migration {
    static let schedule = Migration(
        number: 25,
        sentence: "Mail that leaves later, how long sending can be undone, and how late mail may leave by itself.",
        statements: [
            // A scheduled email is a draft to older rules; a status of its own would mean to make the table anew.
            "ALTER TABLE emails ADD COLUMN send_at BIGINT",
            "ALTER TABLE emails ADD COLUMN is_scheduled BIGINT NOT NULL DEFAULT 0 CHECK (is_scheduled IN (0, 1))",
            "CREATE INDEX emails_by_schedule ON emails (is_scheduled, send_at, id)",
            "ALTER TABLE workspace ADD COLUMN undo_seconds BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE workspace ADD COLUMN latest_minutes BIGINT NOT NULL DEFAULT 0",
        ]
    )
}
