extension Migration {
    static let files = Migration(
        number: 12,
        sentence: "Attachments and inserted images, and what administrators set for them.",
        statements: [
            """
            CREATE TABLE files (
                email_id BYTEA NOT NULL REFERENCES emails (id) ON DELETE CASCADE,
                kind BIGINT NOT NULL CHECK (kind IN (3, 4)),
                ordinal BIGINT NOT NULL CHECK (ordinal BETWEEN 0 AND 65535),
                id BYTEA NOT NULL,
                name TEXT NOT NULL,
                media_type TEXT NOT NULL,
                size BIGINT NOT NULL CHECK (size >= 0),
                object BYTEA NOT NULL,
                is_program BIGINT NOT NULL CHECK (is_program IN (0, 1)),
                is_followed BIGINT NOT NULL CHECK (is_followed IN (0, 1)),
                created_at BIGINT NOT NULL,
                served_at BIGINT,
                expires_at BIGINT,
                replaced_at BIGINT,
                revoked_at BIGINT,
                removed_at BIGINT,
                released_at BIGINT,
                PRIMARY KEY (email_id, kind, ordinal)
            )
            """,
            "CREATE UNIQUE INDEX files_by_id ON files (email_id, id)",
            "CREATE INDEX files_of_object ON files (object, released_at)",
            "CREATE INDEX files_served ON files (served_at)",
            "CREATE INDEX files_by_expiry ON files (expires_at)",
            "CREATE INDEX files_by_revocation ON files (revoked_at)",
            "CREATE INDEX files_removed ON files (removed_at)",
            """
            CREATE TABLE released_objects (
                object BYTEA NOT NULL PRIMARY KEY,
                released_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX released_objects_by_age ON released_objects (released_at)",
            "ALTER TABLE emails ADD COLUMN held_reason TEXT",
            "ALTER TABLE workspace ADD COLUMN follows_new_files BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE workspace ADD COLUMN file_days BIGINT NOT NULL DEFAULT 90",
            "ALTER TABLE workspace ADD COLUMN allows_programs BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE workspace ADD COLUMN follows_files_of_messages BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE workspace ADD COLUMN hosts_images_of_messages BIGINT NOT NULL DEFAULT 0",
        ]
    )
}
