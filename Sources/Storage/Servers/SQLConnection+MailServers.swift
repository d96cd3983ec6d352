internal import Tracking

extension SQLConnection {
    /// A server by its id.
    func mailServer(_ id: MailServerID) throws -> MailServer? {
        let row = try row(
            """
            SELECT id, purpose, seller_id, host, port, security, sign_in, user_name, sealed_secret, sent_folder, per_minute,
                per_connection, allows_private_address, problem, checked_at
            FROM mail_servers
            WHERE id = $1
            """,
            id
        )
        return try row.map { try MailServer($0) }
    }

    /// A seller's own server of a purpose, or the workspace's own where there is no seller.
    func mailServer(_ purpose: MailServerPurpose, of seller: UserID?) throws -> MailServer? {
        let row =
            if let seller {
                try row(
                    """
                    SELECT id, purpose, seller_id, host, port, security, sign_in, user_name, sealed_secret, sent_folder,
                        per_minute, per_connection, allows_private_address, problem, checked_at
                    FROM mail_servers
                    WHERE seller_id = $1 AND purpose = $2
                    """,
                    seller,
                    purpose
                )
            } else {
                try row(
                    """
                    SELECT id, purpose, seller_id, host, port, security, sign_in, user_name, sealed_secret, sent_folder,
                        per_minute, per_connection, allows_private_address, problem, checked_at
                    FROM mail_servers
                    WHERE seller_id IS NULL AND purpose = $1
                    """,
                    purpose
                )
            }
        return try row.map { try MailServer($0) }
    }
}

extension Change {
    /// Adds a server, or puts it in place of the one with its id.
    func keep(_ server: MailServer) throws {
        let settings = server.settings
        try sql.run(
            """
            INSERT INTO mail_servers
                (id, purpose, seller_id, host, port, security, sign_in, user_name, sealed_secret, sent_folder, per_minute,
                per_connection, allows_private_address, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (id) DO UPDATE SET host = excluded.host, port = excluded.port, security = excluded.security,
                sign_in = excluded.sign_in, user_name = excluded.user_name, sealed_secret = excluded.sealed_secret,
                sent_folder = excluded.sent_folder, per_minute = excluded.per_minute,
                per_connection = excluded.per_connection, allows_private_address = excluded.allows_private_address,
                problem = NULL, checked_at = NULL, updated_at = excluded.updated_at
            """,
            server.id,
            server.purpose,
            server.seller,
            settings.host,
            settings.port,
            settings.security,
            settings.signIn,
            settings.userName,
            server.sealedSecret,
            settings.sentFolder,
            settings.perMinute,
            settings.perConnection,
            server.allowsPrivateAddress,
            now
        )
    }
}
