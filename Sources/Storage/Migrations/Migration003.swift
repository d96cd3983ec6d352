extension Migration {
    static let contacts = Migration(
        number: 3,
        sentence: "Contacts, the beginnings they are completed by, and who wrote to them when.",
        statements: [
            """
            CREATE TABLE contacts (
                id BYTEA NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                address TEXT NOT NULL,
                address_key TEXT NOT NULL UNIQUE,
                phone TEXT NOT NULL,
                preference TEXT NOT NULL CHECK (preference IN ('allow', 'disallow')),
                sort_key TEXT NOT NULL,
                search_text TEXT NOT NULL,
                created_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX contacts_in_order ON contacts (sort_key, id)",
            """
            CREATE TABLE contact_beginnings (
                beginning TEXT NOT NULL,
                contact_id BYTEA NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
                PRIMARY KEY (beginning, contact_id)
            )
            """,
            "CREATE INDEX contact_beginnings_by_contact ON contact_beginnings (contact_id)",
            """
            CREATE TABLE correspondents (
                user_id BYTEA NOT NULL REFERENCES users (id),
                contact_id BYTEA NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
                last_written_at BIGINT NOT NULL,
                PRIMARY KEY (user_id, contact_id)
            )
            """,
        ]
    )
}
