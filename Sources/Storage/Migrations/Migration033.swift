extension Migration {
    static let merges = Migration(
        number: 33,
        sentence: "What people may be the same by, and who turned out to be whom.",
        statements: [
            """
            CREATE TABLE contact_likenesses (
                likeness TEXT NOT NULL,
                contact_id BYTEA NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
                PRIMARY KEY (likeness, contact_id)
            )
            """,
            "CREATE INDEX contact_likenesses_of_contact ON contact_likenesses (contact_id)",
            """
            INSERT INTO contact_likenesses (likeness, contact_id)
            SELECT 'name:' || sort_key, id FROM contacts WHERE name <> ''
            """,
            """
            INSERT INTO contact_likenesses (likeness, contact_id)
            SELECT 'address:' || address_key, contact_id FROM contact_addresses WHERE address_key NOT LIKE '%+%'
            """,
            """
            CREATE TABLE contact_merges (
                merged_id BYTEA NOT NULL PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE,
                kept_id BYTEA NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                user_id BYTEA REFERENCES users (id),
                undo TEXT NOT NULL
            )
            """,
            "CREATE INDEX contacts_merged ON contacts (merged_into) WHERE merged_into IS NOT NULL",
            "CREATE INDEX correspondents_of_contact ON correspondents (contact_id)",
            "CREATE INDEX contact_merges_of_kept ON contact_merges (kept_id)",
        ]
    )
}
