internal import Engagement
package import Tracking

extension Store {
    /// When the next scheduled email is to leave; `nil` where none is scheduled.
    package func nextDue() async throws(StoreError) -> Instant? {
        try await read { sql, _ in
            let row = try sql.row(
                """
                SELECT send_at
                FROM emails
                WHERE is_scheduled = 1
                ORDER BY send_at, id
                LIMIT 1
                """
            )
            return try row?.instant("send_at")
        }
    }

    /// Sends scheduled mail that is due on its way, that which waits longest first; says how many emails it was.
    ///
    /// What is later than the workspace allows, since the server was down, is held instead, with a card; so is what is from an
    /// address that was taken away.
    @discardableResult
    package func queueDue(limit: Int) async throws(StoreError) -> Int {
        try await write { change in
            let due = try change.sql.rows(
                """
                SELECT id, seller_id, send_at
                FROM emails
                WHERE is_scheduled = 1 AND send_at <= $1
                ORDER BY send_at, id
                LIMIT $2
                """,
                change.now,
                max(0, limit)
            )
            let latest = Duration.seconds(60 * (due.isEmpty ? 0 : try change.sql.settings().latestMinutes))
            for row in due {
                let id: EmailID = try row.id("id")
                let seller: UserID = try row.id("seller_id")
                let moment = try row.instant("send_at")
                if latest > .zero, change.now - moment > latest {
                    try change.hold(id, of: seller, reason: Self.lateness)
                } else if try !change.sql.maySend(seller, from: change.sql.sender(of: id)) {
                    try change.hold(id, of: seller, reason: Self.lostSender)
                } else {
                    try change.send(id, of: seller, at: moment)
                }
            }
            return due.count
        }
    }

    private static let lateness =
        "The server was down at the time it was to leave, and now it would be later than your workspace allows. "
        + "Send it now, or choose another time."
    private static let lostSender =
        "You may not send from its address any more. Choose another of your own, and send it again; "
        + "a whole message of a mail program has to be written anew."
}

extension Change {
    /// Sends an email at a moment: it waits for one that is ahead, and is on its way else.
    ///
    /// Its place in the queue is that of its moment, so that what is late goes first.
    mutating func send(_ id: EmailID, of seller: UserID, at moment: Instant) throws {
        let isLater = moment > now
        try sql.run(
            """
            UPDATE emails
            SET status = $2, queued_at = $3, send_at = $4, is_scheduled = $5, updated_at = $6, version = version + 1
            WHERE id = $1
            """,
            id,
            isLater ? "draft" : "sending",
            isLater ? nil : moment,
            isLater || moment < now ? moment : nil,
            isLater,
            now
        )
        try sql.armReminder(of: id, isOut: !isLater)
        events.append(.email(id, status: isLater ? .scheduled : .sending, seller: seller))
    }
}
