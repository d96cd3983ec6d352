extension Migration {
    static let likenessesByAccount = Migration(
        number: 49,
        sentence:
            "Namesakes may be the same only within an account, and people are searched in an index that holds what is searched.",
        statements: [
            "ALTER TABLE contact_likenesses ADD COLUMN account_id BYTEA",
            """
            UPDATE contact_likenesses
            SET account_id = (SELECT account_id FROM contacts c WHERE c.id = contact_likenesses.contact_id)
            WHERE likeness LIKE 'name:%'
            """,
            "DELETE FROM contact_likenesses WHERE likeness LIKE 'name:%' AND account_id IS NULL",
            "CREATE INDEX contact_likenesses_by_account ON contact_likenesses (likeness, account_id, contact_id)",
            "DROP INDEX contacts_in_order",
            "CREATE INDEX contacts_in_order ON contacts (sort_key, id, archived_at, merged_into, search_text)",
            "CREATE INDEX contacts_newest ON contacts (id, archived_at, merged_into, search_text)",
        ]
    )
}
