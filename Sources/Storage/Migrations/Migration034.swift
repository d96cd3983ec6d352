extension Migration {
    static let assistant = Migration(
        number: 34,
        sentence: "Which cards there are, what sellers think of them, and when they want to hear nothing.",
        statements: [
            // Kinds that are switched off, as words between blanks: what joins later is on.
            "ALTER TABLE workspace ADD COLUMN cards_off TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE users ADD COLUMN cards_off TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE users ADD COLUMN quiet_start BIGINT",
            "ALTER TABLE users ADD COLUMN quiet_end BIGINT",
            "ALTER TABLE cards ADD COLUMN feedback TEXT CHECK (feedback IN ('useful', 'notUseful'))",
        ]
    )
}
