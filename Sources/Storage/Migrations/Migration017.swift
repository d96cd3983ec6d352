extension Migration {
    static let hitNetworks = Migration(
        number: 17,
        sentence: "What the network of a hit told before its address was cut, so that it can be judged again.",
        statements: [
            "ALTER TABLE hits ADD COLUMN network_number BIGINT",
            "ALTER TABLE hits ADD COLUMN network_owner TEXT",
            "ALTER TABLE hits ADD COLUMN network_kind TEXT",
            "ALTER TABLE hits ADD COLUMN is_senders BIGINT NOT NULL DEFAULT 0",
            "CREATE INDEX hits_by_age ON hits (last_at, email_id, recipient)",
        ]
    )
}
