package import Engagement
package import Tracking

extension Store {
    /// How a user wants the assistant to be.
    package func assistantWishes(of user: UserID) async throws(StoreError) -> AssistantWishes {
        try await read { sql, _ in
            let row = try sql.row("SELECT cards_off, quiet_start, quiet_end, digest_at FROM users WHERE id = $1", user)
            guard let row else { return AssistantWishes() }
            return AssistantWishes(
                cardsOff: Set(stored: try row.text("cards_off")),
                quietHours: try QuietHours(row),
                digestAt: try row.optionalNumber("digest_at").map(Int.init)
            )
        }
    }

    /// Sets it, for cards that come from now on.
    package func setAssistantWishes(_ wishes: AssistantWishes, of user: UserID) async throws(StoreError) {
        if let minute = wishes.digestAt, !(0..<1_440).contains(minute) {
            throw .invalid(field: "digestAt", problem: "A time of the day is expected, such as 08:00.")
        }
        try wishes.cardsOff.checkCanBeSwitchedOff()
        try await write { change in
            let changed = try change.sql.run(
                """
                UPDATE users
                SET cards_off = $2, quiet_start = $3, quiet_end = $4, digest_at = $5, digest_due_at = NULL
                WHERE id = $1
                """,
                user,
                wishes.cardsOff.stored,
                wishes.quietHours?.start,
                wishes.quietHours?.end,
                wishes.digestAt
            )
            guard changed == 1 else { throw StoreError.notFound }
            try change.planDigest(of: user)
        }
    }

    /// Says what the seller thinks of one of their cards; `nil` takes it back.
    package func giveFeedback(
        _ feedback: CardFeedback?,
        on id: CardID,
        by viewer: Viewer
    ) async throws(StoreError) {
        try await write { change in
            let changed = try change.sql.run(
                "UPDATE cards SET feedback = $3 WHERE id = $1 AND seller_id = $2",
                id,
                viewer.user,
                feedback
            )
            guard changed == 1 else { throw StoreError.notFound }
            change.events.append(.card(id, seller: viewer.user))
        }
    }
}

extension QuietHours {
    /// Reads the columns of `users`; `nil` where there are none.
    init?(_ row: SQLRow) throws {
        guard let start = try row.optionalNumber("quiet_start"), let end = try row.optionalNumber("quiet_end") else {
            return nil
        }
        self.init(start: Int(start), end: Int(end))
    }
}

extension SQLConnection {
    /// Whether a seller gets cards of a kind: neither the workspace nor they switched it off.
    func getsCards(_ kind: CardKind, _ seller: UserID) throws -> Bool {
        let row = try row(
            """
            SELECT w.cards_off AS everybody_off, u.cards_off AS own_off
            FROM users u
            JOIN workspace w ON w.id = 1
            WHERE u.id = $1
            """,
            seller
        )
        guard let row else { return true }
        let off = Set<CardKind>(stored: try row.text("everybody_off")).union(Set(stored: try row.text("own_off")))
        return !off.contains(kind)
    }
}
