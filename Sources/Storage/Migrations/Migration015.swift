extension Migration {
    static let blocks = Migration(
        number: 15,
        sentence: "Hosts, emails and keys that were misused; what was lifted stays as history.",
        statements: [
            """
            CREATE TABLE blocks (
                id BYTEA NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('host', 'email', 'key')),
                what TEXT NOT NULL,
                reason TEXT NOT NULL,
                blocked_at BIGINT NOT NULL,
                blocked_by BYTEA NOT NULL REFERENCES users (id),
                lifted_at BIGINT,
                lifted_by BYTEA REFERENCES users (id),
                CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
            )
            """,
            "CREATE UNIQUE INDEX blocks_in_force ON blocks (kind, what) WHERE lifted_at IS NULL",
            "CREATE INDEX blocks_in_order ON blocks (lifted_at, id)",
        ]
    )
}
