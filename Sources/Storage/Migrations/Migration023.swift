extension Migration {
    static let programPasswords = Migration(
        number: 23,
        sentence: "Passwords that mail programs log in with, each found by its mark and known by its hash only.",
        statements: [
            """
            CREATE TABLE program_passwords (
                id BYTEA NOT NULL PRIMARY KEY,
                user_id BYTEA NOT NULL REFERENCES users (id),
                mark TEXT NOT NULL,
                password_hash TEXT NOT NULL,
                name TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                last_used_at BIGINT,
                UNIQUE (user_id, mark)
            )
            """
        ]
    )
}
