package import Tracking

extension Store {
    /// How far a mailbox was read; `nil` where it never was, or where its server is another mailbox now.
    package func mailboxPosition(of id: MailServerID) async throws(StoreError) -> MailboxPosition? {
        try await read { sql, _ in
            let row = try sql.row(
                """
                SELECT p.uid_validity, p.last_uid, p.floor_at, p.kept_at
                FROM mailbox_positions p
                JOIN mail_servers s ON s.id = p.server_id AND s.host = p.host AND s.user_name = p.user_name
                WHERE p.server_id = $1
                """,
                id
            )
            return try row.map { try MailboxPosition($0) }
        }
    }

    /// Keeps how far a mailbox was read; one whose server was taken away or moved meanwhile is left alone.
    package func keepMailboxPosition(
        _ position: MailboxPosition,
        of server: MailServer
    ) async throws(StoreError) {
        try await write { change in
            try change.sql.run(
                """
                INSERT INTO mailbox_positions (server_id, host, user_name, uid_validity, last_uid, floor_at, kept_at)
                SELECT id, host, user_name, $4, $5, $6, $7
                FROM mail_servers
                WHERE id = $1 AND host = $2 AND user_name = $3
                ON CONFLICT (server_id) DO UPDATE SET host = excluded.host, user_name = excluded.user_name,
                    uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, floor_at = excluded.floor_at,
                    kept_at = excluded.kept_at
                """,
                server.id,
                server.settings.host,
                server.settings.userName,
                Int64(position.uidValidity),
                Int64(position.lastUID),
                position.floor,
                position.at
            )
        }
    }
}

extension MailboxPosition {
    fileprivate init(_ row: SQLRow) throws {
        guard let validity = UInt32(exactly: try row.number("uid_validity")),
            let last = UInt32(exactly: try row.number("last_uid"))
        else { throw DatabaseError.unexpectedColumn("last_uid") }
        self.init(
            uidValidity: validity,
            lastUID: last,
            floor: try row.optionalInstant("floor_at"),
            at: try row.instant("kept_at")
        )
    }
}
