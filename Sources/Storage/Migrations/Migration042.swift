extension Migration {
    static let openedLists = Migration(
        number: 42,
        sentence: "Emails in the order in which they were opened last.",
        statements: [
            "CREATE INDEX emails_of_seller_by_opening ON emails (seller_id, last_opened_at, id)",
            "CREATE INDEX emails_by_opening ON emails (last_opened_at, id)",
        ]
    )
}
