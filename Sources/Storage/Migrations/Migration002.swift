extension Migration {
    static let sessions = Migration(
        number: 2,
        sentence: "Sessions, where senders were seen, and keys to the API.",
        statements: [
            """
            CREATE TABLE sessions (
                id BYTEA NOT NULL PRIMARY KEY,
                user_id BYTEA NOT NULL REFERENCES users (id),
                secret_hash BYTEA NOT NULL UNIQUE,
                created_at BIGINT NOT NULL,
                last_seen_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                network_address BYTEA NOT NULL,
                agent_family TEXT NOT NULL
            )
            """,
            "CREATE INDEX sessions_by_user ON sessions (user_id)",
            "CREATE INDEX sessions_by_end ON sessions (expires_at)",
            """
            CREATE TABLE sender_traces (
                user_id BYTEA NOT NULL REFERENCES users (id),
                network_address BYTEA NOT NULL,
                agent_family TEXT NOT NULL,
                last_seen_at BIGINT NOT NULL,
                PRIMARY KEY (user_id, network_address, agent_family)
            )
            """,
            "CREATE INDEX sender_traces_by_age ON sender_traces (last_seen_at)",
            """
            CREATE TABLE api_tokens (
                id BYTEA NOT NULL PRIMARY KEY,
                user_id BYTEA NOT NULL REFERENCES users (id),
                secret_hash BYTEA NOT NULL UNIQUE,
                name TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                last_used_at BIGINT
            )
            """,
            "CREATE INDEX api_tokens_by_user ON api_tokens (user_id, created_at)",
        ]
    )
}
