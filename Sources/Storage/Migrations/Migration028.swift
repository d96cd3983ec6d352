extension Migration {
    static let templates = Migration(
        number: 28,
        sentence: "Templates with their files, and which template an email was written from.",
        statements: [
            """
            CREATE TABLE templates (
                id BYTEA NOT NULL PRIMARY KEY,
                owner_id BYTEA NOT NULL REFERENCES users (id),
                is_shared BIGINT NOT NULL CHECK (is_shared IN (0, 1)),
                name TEXT NOT NULL,
                sort_key TEXT NOT NULL,
                search_text TEXT NOT NULL,
                language TEXT NOT NULL,
                subject TEXT NOT NULL,
                html TEXT,
                plain_text TEXT,
                version BIGINT NOT NULL CHECK (version > 0),
                created_at BIGINT NOT NULL,
                updated_at BIGINT NOT NULL,
                archived_at BIGINT
            )
            """,
            "CREATE INDEX templates_in_order ON templates (sort_key, id)",
            """
            CREATE TABLE template_files (
                template_id BYTEA NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
                ordinal BIGINT NOT NULL CHECK (ordinal BETWEEN 0 AND 65535),
                id BYTEA NOT NULL,
                name TEXT NOT NULL,
                media_type TEXT NOT NULL,
                size BIGINT NOT NULL CHECK (size >= 0),
                object BYTEA NOT NULL,
                is_program BIGINT NOT NULL CHECK (is_program IN (0, 1)),
                is_followed BIGINT NOT NULL CHECK (is_followed IN (0, 1)),
                created_at BIGINT NOT NULL,
                removed_at BIGINT,
                PRIMARY KEY (template_id, ordinal)
            )
            """,
            "CREATE UNIQUE INDEX template_files_by_id ON template_files (template_id, id)",
            "CREATE INDEX template_files_of_object ON template_files (object)",
            "CREATE INDEX template_files_removed ON template_files (removed_at)",
            "ALTER TABLE emails ADD COLUMN template_id BYTEA REFERENCES templates (id)",
            "CREATE INDEX emails_of_template ON emails (template_id, sent_at)",
        ]
    )
}
