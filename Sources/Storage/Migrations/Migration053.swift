extension Migration {
    static let hoursOfRecords = Migration(
        number: 53,
        sentence:
            "When people did something is read from indexes alone, for the map of hours of a person, account or template.",
        statements: [
            "DROP INDEX interactions_of_copy",
            """
            CREATE INDEX interactions_of_copy ON interactions
                (email_id, recipient, kind, verdict, last_at, at, was_served)
            """,
            "DROP INDEX counted_copies_of_address",
            """
            CREATE INDEX counted_copies_of_address ON counted_copies
                (address_key, day, seller_id, email_id, recipient, followed, opened, perhaps_opened, clicked, viewed, replied,
                bounced, open_delay, reply_delay, last_opened_at)
            """,
        ]
    )
}
