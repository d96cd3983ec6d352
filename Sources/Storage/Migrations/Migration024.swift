extension Migration {
    static let handovers = Migration(
        number: 24,
        sentence:
            "What relays say of each copy, and when it is tried again; a word that is missing stands beside the status.",
        statements: [
            "ALTER TABLE recipients ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE recipients ADD COLUMN first_tried_at BIGINT",
            "ALTER TABLE recipients ADD COLUMN next_try_at BIGINT",
            "ALTER TABLE recipients ADD COLUMN attempted_at BIGINT",
            "ALTER TABLE recipients ADD COLUMN unknown_at BIGINT",
            "ALTER TABLE recipients ADD COLUMN may_have_left BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE recipients ADD COLUMN is_left_unknown BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE recipients ADD COLUMN relay_words TEXT",
            "ALTER TABLE recipients ADD COLUMN relay_message_id TEXT",
            "CREATE INDEX recipients_by_relay ON recipients (relay_message_id)",
            "ALTER TABLE emails ADD COLUMN has_unknown BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE emails ADD COLUMN next_try_at BIGINT NOT NULL DEFAULT 0",
            "CREATE INDEX emails_to_send ON emails (status, seller_id, next_try_at, queued_at, id)",
        ]
    )
}
