extension Migration {
    static let digests = Migration(
        number: 38,
        sentence: "Cards by mail: who gets them when, which cards were told so, and mail of that kind.",
        statements: [
            "ALTER TABLE users ADD COLUMN digest_at BIGINT CHECK (digest_at BETWEEN 0 AND 1439)",
            "ALTER TABLE users ADD COLUMN digest_due_at BIGINT",
            "CREATE INDEX users_by_digest ON users (digest_due_at) WHERE digest_due_at IS NOT NULL",
            "ALTER TABLE cards ADD COLUMN is_told BIGINT NOT NULL DEFAULT 0 CHECK (is_told IN (0, 1))",
            // Mail to a seller about their own cards: in no list, and nobody's correspondence.
            "ALTER TABLE emails ADD COLUMN is_notice BIGINT NOT NULL DEFAULT 0 CHECK (is_notice IN (0, 1))",
        ]
    )
}
