extension Migration {
    static let consents = Migration(
        number: 36,
        sentence: "Consents to being followed, which stay on record once withdrawn, and people who are silenced.",
        statements: [
            """
            CREATE TABLE consents (
                id BYTEA NOT NULL PRIMARY KEY,
                contact_id BYTEA NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
                given_at BIGINT NOT NULL,
                manner TEXT NOT NULL,
                words TEXT NOT NULL,
                recorded_at BIGINT NOT NULL,
                recorded_by BYTEA NOT NULL REFERENCES users (id),
                withdrawn_at BIGINT,
                withdrawn_by BYTEA REFERENCES users (id),
                CHECK (withdrawn_by IS NULL OR withdrawn_at IS NOT NULL)
            )
            """,
            "CREATE INDEX consents_of_contact ON consents (contact_id, recorded_at, id)",
            "CREATE INDEX consents_in_force ON consents (contact_id) WHERE withdrawn_at IS NULL",
            "ALTER TABLE contacts ADD COLUMN silenced_at BIGINT",
            "ALTER TABLE contacts ADD COLUMN stopped_at BIGINT",
            "CREATE INDEX contacts_silenced ON contacts (silenced_at)",
        ]
    )
}
