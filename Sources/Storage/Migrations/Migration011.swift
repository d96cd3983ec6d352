extension Migration {
    static let answers = Migration(
        number: 11,
        sentence: "The answers to requests with idempotency keys.",
        statements: [
            """
            CREATE TABLE remembered_answers (
                user_id BYTEA NOT NULL REFERENCES users (id),
                request_key TEXT NOT NULL,
                request_hash BYTEA NOT NULL,
                status BIGINT NOT NULL,
                body BYTEA NOT NULL,
                created_at BIGINT NOT NULL,
                PRIMARY KEY (user_id, request_key)
            )
            """,
            "CREATE INDEX remembered_answers_by_age ON remembered_answers (created_at)",
        ]
    )
}
