extension Migration {
    static let signatures = Migration(
        number: 31,
        sentence: "What stands at the end of each user’s mail.",
        statements: ["ALTER TABLE users ADD COLUMN signature TEXT NOT NULL DEFAULT ''"]
    )
}
