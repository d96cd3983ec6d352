internal import Engagement
package import Tracking

extension Store {
    /// When the next card that was put away comes back, which may be long ago; `nil` where none is away.
    package func nextSnoozeEnd() async throws(StoreError) -> Instant? {
        try await read { sql, _ in
            let row = try sql.row(
                """
                SELECT snoozed_until
                FROM cards
                WHERE snoozed_until IS NOT NULL
                ORDER BY snoozed_until, id
                LIMIT 1
                """
            )
            return try row?.instant("snoozed_until")
        }
    }

    /// Lets cards come back whose time is there, those that wait longest first, each told once; says how many it were.
    @discardableResult
    package func wakeCards(limit: Int) async throws(StoreError) -> Int {
        try await write { change in
            let due = try change.sql.rows(
                """
                SELECT email_id, id, seller_id, kind, expires_at, snoozed_until
                FROM cards
                WHERE snoozed_until <= $1
                ORDER BY snoozed_until, id
                LIMIT $2
                """,
                change.now,
                max(0, limit)
            )
            for row in due { try change.wake(row) }
            return due.count
        }
    }
}

extension Change {
    /// A card of a kind that was switched off meanwhile comes back without a word.
    fileprivate mutating func wake(_ row: SQLRow) throws {
        let id: CardID = try row.id("id")
        let seller: UserID = try row.id("seller_id")
        let isWanted = try sql.getsCards(row.word("kind"), seller)
        // Whether it was told by mail stays, for a digest may have been quicker than this; one that is not wanted is not to be told.
        try sql.run(
            """
            UPDATE cards
            SET state = 'open', snoozed_until = NULL, expires_at = $3, is_told = CASE WHEN $4 = 1 THEN is_told ELSE 1 END
            WHERE email_id = $1 AND id = $2
            """,
            row.id("email_id") as EmailID,
            id,
            Card.expiry(try row.instant("expires_at"), snoozedUntil: try row.instant("snoozed_until")),
            isWanted
        )
        events.append(.card(id, seller: seller, raisedAt: isWanted ? now : nil))
    }
}
