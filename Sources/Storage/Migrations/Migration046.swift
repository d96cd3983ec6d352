extension Migration {
    static let archivedEmails = Migration(
        number: 46,
        sentence: "Emails that were archived after they were sent.",
        statements: [
            "ALTER TABLE emails ADD COLUMN archived_at BIGINT",
            "CREATE INDEX emails_archived ON emails (created_at, id) WHERE archived_at IS NOT NULL",
            "CREATE INDEX emails_of_seller_archived ON emails (seller_id, created_at, id) WHERE archived_at IS NOT NULL",
        ]
    )
}
