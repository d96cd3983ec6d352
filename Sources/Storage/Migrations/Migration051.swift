extension Migration {
    static let teams = Migration(
        number: 51,
        sentence: "Teams, and who is in which.",
        statements: [
            """
            CREATE TABLE teams (
                id BYTEA NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                name_key TEXT NOT NULL UNIQUE,
                created_at BIGINT NOT NULL
            )
            """,
            // Whose team is removed is in none.
            "ALTER TABLE users ADD COLUMN team_id BYTEA REFERENCES teams (id) ON DELETE SET NULL",
            "CREATE INDEX users_of_team ON users (team_id, id)",
        ]
    )
}
