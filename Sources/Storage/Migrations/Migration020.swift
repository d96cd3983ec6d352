extension Migration {
    static let mailServers = Migration(
        number: 20,
        sentence: "Relays and mailboxes, the workspace's and the sellers', their secrets sealed.",
        statements: [
            """
            CREATE TABLE mail_servers (
                id BYTEA NOT NULL PRIMARY KEY,
                purpose TEXT NOT NULL CHECK (purpose IN ('relay', 'mailbox')),
                seller_id BYTEA REFERENCES users (id),
                host TEXT NOT NULL,
                port BIGINT NOT NULL CHECK (port BETWEEN 1 AND 65535),
                security TEXT NOT NULL CHECK (security IN ('implicitTLS', 'startTLS', 'none')),
                sign_in TEXT NOT NULL CHECK (sign_in IN ('none', 'password', 'oauth')),
                user_name TEXT NOT NULL,
                sealed_secret BYTEA,
                sent_folder TEXT,
                per_minute BIGINT CHECK (per_minute > 0),
                per_connection BIGINT CHECK (per_connection > 0),
                allows_private_address BIGINT NOT NULL CHECK (allows_private_address IN (0, 1)),
                problem TEXT,
                checked_at BIGINT,
                updated_at BIGINT NOT NULL,
                CHECK ((sign_in = 'none') = (sealed_secret IS NULL))
            )
            """,
            "CREATE UNIQUE INDEX mail_servers_of_workspace ON mail_servers (purpose) WHERE seller_id IS NULL",
            "CREATE UNIQUE INDEX mail_servers_of_sellers ON mail_servers (seller_id, purpose)",
        ]
    )
}
