extension Migration {
    static let proofs = Migration(
        number: 30,
        sentence: "What proved that a copy in doubt arrived, and cards about answers of people who are no recipients.",
        statements: [
            "ALTER TABLE recipients ADD COLUMN proven_by TEXT",
            "ALTER TABLE cards ADD COLUMN stranger TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE cards ADD COLUMN stranger_name TEXT",
            "DROP INDEX cards_of_copy",
            "CREATE UNIQUE INDEX cards_of_copy ON cards (email_id, recipient, kind, stranger)",
        ]
    )
}
