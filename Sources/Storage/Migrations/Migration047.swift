extension Migration {
    static let latestAnswers = Migration(
        number: 47,
        sentence: "The latest answers of all are found by their time: everybody's habits are learned from them.",
        statements: [
            "CREATE INDEX replies_by_time ON replies (at) WHERE kind = 'replied'"
        ]
    )
}
