extension Migration {
    static let interactions = Migration(
        number: 6,
        sentence: "Interactions: what is believed to have happened.",
        statements: [
            """
            CREATE TABLE interactions (
                email_id BYTEA NOT NULL,
                id BYTEA NOT NULL,
                recipient BIGINT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('opened', 'clicked', 'viewed')),
                ordinal BIGINT NOT NULL CHECK (ordinal BETWEEN 0 AND 65535),
                at BIGINT NOT NULL,
                last_at BIGINT NOT NULL,
                count BIGINT NOT NULL CHECK (count > 0),
                verdict TEXT NOT NULL CHECK (verdict IN ('human', 'machine', 'own', 'unknown')),
                confidence DOUBLE PRECISION NOT NULL,
                reasons TEXT NOT NULL,
                proxy TEXT,
                device_type TEXT CHECK (device_type IN ('phone', 'tablet', 'desktop')),
                device_system TEXT,
                device_program TEXT,
                place TEXT,
                PRIMARY KEY (email_id, id),
                FOREIGN KEY (email_id, recipient) REFERENCES recipients (email_id, ordinal) ON DELETE CASCADE,
                CHECK (last_at >= at)
            )
            """,
            "CREATE INDEX interactions_in_order ON interactions (email_id, at, id)",
            "CREATE INDEX interactions_of_copy ON interactions (email_id, recipient, kind, verdict, last_at)",
        ]
    )
}
