extension Migration {
    static let servedContents = Migration(
        number: 16,
        sentence: "Whether a hit was answered with what it asked for, what was replaced, and why a file goes inside.",
        statements: [
            "ALTER TABLE hits ADD COLUMN was_served BIGINT NOT NULL DEFAULT 1",
            "ALTER TABLE interactions ADD COLUMN was_served BIGINT NOT NULL DEFAULT 1",
            "ALTER TABLE files ADD COLUMN refusal TEXT",
            """
            CREATE TABLE replaced_contents (
                email_id BYTEA NOT NULL REFERENCES emails (id) ON DELETE CASCADE,
                file_id BYTEA NOT NULL,
                at BIGINT NOT NULL,
                object BYTEA NOT NULL,
                size BIGINT NOT NULL CHECK (size >= 0),
                media_type TEXT NOT NULL,
                is_program BIGINT NOT NULL CHECK (is_program IN (0, 1)),
                replaced_at BIGINT,
                PRIMARY KEY (email_id, file_id, at)
            )
            """,
            "CREATE INDEX replaced_contents_of_object ON replaced_contents (object)",
            "CREATE INDEX replaced_contents_by_age ON replaced_contents (at)",
        ]
    )
}
