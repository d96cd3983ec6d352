extension Migration {
    static let foldedHits = Migration(
        number: 18,
        sentence: "Equal hits of the last seconds are found without a walk through all of a copy that is flooded.",
        statements: [
            "CREATE INDEX hits_that_fold ON hits (email_id, recipient, kind, ordinal, agent, last_at)"
        ]
    )
}
