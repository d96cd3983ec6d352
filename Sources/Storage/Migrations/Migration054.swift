extension Migration {
    static let snoozes = Migration(
        number: 54,
        sentence: "Cards that were put away, by when they come back.",
        statements: [
            "CREATE INDEX cards_by_snooze ON cards (snoozed_until, id) WHERE snoozed_until IS NOT NULL"
        ]
    )
}
