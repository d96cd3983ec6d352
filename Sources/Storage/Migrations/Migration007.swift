extension Migration {
    static let hits = Migration(
        number: 7,
        sentence: "Hits, folded, and how far each journal was stored.",
        statements: [
            """
            CREATE TABLE hits (
                email_id BYTEA NOT NULL,
                id BYTEA NOT NULL,
                recipient BIGINT NOT NULL,
                kind BIGINT NOT NULL CHECK (kind BETWEEN 1 AND 5),
                ordinal BIGINT NOT NULL CHECK (ordinal BETWEEN 0 AND 65535),
                method BIGINT NOT NULL CHECK (method IN (1, 2)),
                at BIGINT NOT NULL,
                last_at BIGINT NOT NULL,
                count BIGINT NOT NULL CHECK (count > 0),
                network BYTEA NOT NULL,
                agent TEXT NOT NULL,
                agent_family TEXT NOT NULL,
                accept TEXT,
                language TEXT,
                purpose TEXT,
                byte_range TEXT,
                verdict TEXT NOT NULL CHECK (verdict IN ('human', 'machine', 'own', 'unknown')),
                confidence DOUBLE PRECISION NOT NULL,
                reasons TEXT NOT NULL,
                proxy TEXT,
                device_type TEXT CHECK (device_type IN ('phone', 'tablet', 'desktop')),
                device_system TEXT,
                device_program TEXT,
                place TEXT,
                interaction_id BYTEA,
                PRIMARY KEY (email_id, id),
                FOREIGN KEY (email_id, recipient) REFERENCES recipients (email_id, ordinal) ON DELETE CASCADE,
                FOREIGN KEY (email_id, interaction_id) REFERENCES interactions (email_id, id) ON DELETE CASCADE,
                CHECK (last_at >= at),
                CHECK ((kind = 5) = (interaction_id IS NULL))
            )
            """,
            "CREATE INDEX hits_of_copy ON hits (email_id, recipient, last_at)",
            "CREATE INDEX hits_of_interaction ON hits (email_id, interaction_id)",
            """
            CREATE TABLE journal_positions (
                journal TEXT NOT NULL PRIMARY KEY,
                segment BIGINT NOT NULL,
                byte_offset BIGINT NOT NULL,
                skipped BIGINT NOT NULL CHECK (skipped >= 0)
            )
            """,
        ]
    )
}
