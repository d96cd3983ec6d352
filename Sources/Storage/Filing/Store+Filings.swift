package import Tracking

extension Store {
    /// Sent emails that are to be filed now, those that wait longest first.
    package func dueFilings(limit: Int) async throws(StoreError) -> [DueFiling] {
        try await read { sql, now in
            let rows = try sql.rows(
                """
                SELECT f.email_id, f.queued_at, f.tries, f.was_filed, e.seller_id, e.message_id, e.sent_at, c.bytes
                FROM filings f
                JOIN emails e ON e.id = f.email_id
                JOIN clean_copies c ON c.email_id = f.email_id
                WHERE f.due_at <= $1
                ORDER BY f.due_at, f.email_id
                LIMIT $2
                """,
                now,
                max(0, limit)
            )
            return try rows.map { try sql.dueFiling($0) }
        }
    }

    /// Files an email later: it failed, or is to be looked at once more after it went well.
    package func postponeFiling(
        of email: EmailID,
        by pause: Duration,
        wasFiled: Bool
    ) async throws(StoreError) {
        try await write { change in
            try change.sql.run(
                """
                UPDATE filings
                SET due_at = $2, tries = CASE WHEN $3 = 1 THEN 0 ELSE tries + 1 END,
                    was_filed = CASE WHEN $3 = 1 THEN 1 ELSE was_filed END
                WHERE email_id = $1
                """,
                email,
                change.now + pause,
                wasFiled
            )
        }
    }

    /// Forgets that an email is to be filed: it is, or it is given up.
    package func endFiling(of email: EmailID) async throws(StoreError) {
        try await write { change in
            try change.sql.run("DELETE FROM filings WHERE email_id = $1", email)
        }
    }
}

extension SQLConnection {
    fileprivate func dueFiling(_ row: SQLRow) throws -> DueFiling {
        DueFiling(
            email: try row.id("email_id"),
            messageID: try row.optionalText("message_id") ?? "",
            sentAt: try row.optionalInstant("sent_at") ?? row.instant("queued_at"),
            cleanCopy: try row.bytes("bytes"),
            mailbox: try mailServer(.mailbox, of: row.id("seller_id")),
            queuedAt: try row.instant("queued_at"),
            tries: try row.number("tries"),
            wasFiled: try row.truth("was_filed")
        )
    }
}

extension Change {
    /// Lets an email that was sent be filed in its seller's own mailbox, where they have one and it went through a relay.
    mutating func queueFiling(of email: EmailID) throws {
        try sql.run(
            """
            INSERT INTO filings (email_id, queued_at, due_at)
            SELECT e.id, $2, $2
            FROM emails e
            WHERE e.id = $1 AND e.status IN ('sent', 'partlyFailed') AND e.is_notice = 0
                AND EXISTS (SELECT 1 FROM mail_servers m WHERE m.purpose = 'mailbox' AND m.seller_id = e.seller_id)
                AND EXISTS (SELECT 1 FROM mail_servers r
                    WHERE r.purpose = 'relay' AND (r.seller_id = e.seller_id OR r.seller_id IS NULL))
            ON CONFLICT (email_id) DO NOTHING
            """,
            email,
            now
        )
    }
}
