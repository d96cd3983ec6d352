extension Migration {
    static let workspace = Migration(
        number: 10,
        sentence: "What administrators set, and the audit log.",
        statements: [
            """
            CREATE TABLE workspace (
                id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
                is_following_on BIGINT NOT NULL CHECK (is_following_on IN (0, 1))
            )
            """,
            "INSERT INTO workspace (id, is_following_on) VALUES (1, 0)",
            "CREATE TABLE never_rewrite_domains (domain TEXT NOT NULL PRIMARY KEY)",
            """
            CREATE TABLE audit_entries (
                id BYTEA NOT NULL PRIMARY KEY,
                at BIGINT NOT NULL,
                user_id BYTEA REFERENCES users (id),
                action TEXT NOT NULL,
                subject TEXT NOT NULL
            )
            """,
            "CREATE INDEX audit_entries_in_order ON audit_entries (at, id)",
            "CREATE INDEX audit_entries_by_subject ON audit_entries (subject, action, user_id, at)",
        ]
    )
}
