extension Migration {
    static let users = Migration(
        number: 1,
        sentence: "Users and the addresses they may send from.",
        statements: [
            """
            CREATE TABLE users (
                id BYTEA NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                address TEXT NOT NULL,
                address_key TEXT NOT NULL UNIQUE,
                role TEXT NOT NULL CHECK (role IN ('seller', 'teamManager', 'administrator')),
                password_hash TEXT NOT NULL,
                wishes_following BIGINT NOT NULL CHECK (wishes_following IN (0, 1)),
                is_active BIGINT NOT NULL CHECK (is_active IN (0, 1)),
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE sender_addresses (
                user_id BYTEA NOT NULL REFERENCES users (id),
                address_key TEXT NOT NULL,
                address TEXT NOT NULL,
                confirmed_at BIGINT NOT NULL,
                PRIMARY KEY (user_id, address_key)
            )
            """,
        ]
    )
}
