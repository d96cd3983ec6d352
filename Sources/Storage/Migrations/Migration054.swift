extension Migration {
    static let snoozes = Migration(
        number: 54,
        sentence: "Cards that were put away, by when they come back.",
        statements: [
            // Until now those whose time was over stayed so; they must not come as news after an update.
            """
            UPDATE cards
            SET state = 'open', snoozed_until = NULL
            WHERE state = 'snoozed' AND snoozed_until <= (SELECT MAX(at) FROM cards)
            """,
            "CREATE INDEX cards_by_snooze ON cards (snoozed_until, id) WHERE snoozed_until IS NOT NULL",
        ]
    )
}
