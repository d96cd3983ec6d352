extension Migration {
    static let shownAddresses = Migration(
        number: 14,
        sentence: "Whether links whose text is itself an address are left alone.",
        statements: [
            "ALTER TABLE workspace ADD COLUMN leaves_shown_addresses BIGINT NOT NULL DEFAULT 0"
        ]
    )
}
