package import Engagement
package import Tracking

extension Store {
    /// A page of the viewer's own cards: open ones first, of them those that can't wait, then, where asked for, snoozed, dismissed
    /// and expired ones; newest first.
    ///
    /// A card that comes, or is done with, moves no other one from page to page: the next page begins behind a place, not a number.
    package func cardPage(
        of viewer: Viewer,
        includingHandled: Bool,
        after: CardCursor? = nil,
        limit: Int
    ) async throws(StoreError) -> CardPage {
        try await read { sql, now in
            let limit = max(0, limit)
            var place = after ?? CardCursor.start(of: .urgent)
            var places: [CardCursor] = []
            if place.part != .handled {
                places = try sql.waitingCards(of: viewer.user, behind: place, at: now, limit: limit + 1)
                place = .start(of: .handled)
            }
            if includingHandled, places.count <= limit {
                let room = limit + 1 - places.count
                places += try sql.handledCards(of: viewer.user, behind: place, at: now, limit: room)
            }
            return try sql.page(of: places, limit: limit, at: now)
        }
    }

    /// The cards on the first page of that list.
    package func cards(
        of viewer: Viewer,
        includingHandled: Bool,
        limit: Int
    ) async throws(StoreError) -> [CardDetail] {
        try await cardPage(of: viewer, includingHandled: includingHandled, limit: limit).cards
    }

    /// One of the viewer's own cards, in whatever state.
    package func card(_ id: CardID, of viewer: Viewer) async throws(StoreError) -> CardDetail? {
        try await read { sql, now in
            guard let detail = try sql.card(id, at: now), detail.card.seller == viewer.user else { return nil }
            return detail
        }
    }

    /// How many cards wait for a seller.
    package func openCardCount(of seller: UserID) async throws(StoreError) -> Int {
        try await read { sql, now in try sql.openCardCount(of: seller, at: now) }
    }

    /// The seller is done with a card.
    package func dismissCard(_ id: CardID, by viewer: Viewer) async throws(StoreError) {
        try await write { change in try change.set(.dismissed(at: change.now), of: id, by: viewer) }
    }

    /// Puts a card away until then.
    package func snoozeCard(_ id: CardID, until: Instant, by viewer: Viewer) async throws(StoreError) {
        guard until > clock.now else {
            throw .invalid(field: "until", problem: "A card can only be put away until a later time.")
        }
        try await write { change in try change.set(.snoozed(until: until), of: id, by: viewer) }
    }

    /// Undoes dismissing and snoozing.
    package func reopenCard(_ id: CardID, by viewer: Viewer) async throws(StoreError) {
        try await write { change in try change.set(.open, of: id, by: viewer) }
    }
}

extension SQLConnection {
    /// How many cards wait for a seller.
    func openCardCount(of seller: UserID, at now: Instant) throws -> Int {
        let row = try row(
            """
            SELECT COUNT(*) AS count
            FROM cards
            WHERE seller_id = $1 AND expires_at > $2
                AND (state = 'open' OR (state = 'snoozed' AND snoozed_until <= $2))
            """,
            seller,
            now
        )
        return try row?.number("count") ?? 0
    }
}

extension Change {
    /// A card that comes back is told again by mail; one that is put back waits, also where its time was over meanwhile.
    fileprivate mutating func set(_ state: CardState, of id: CardID, by viewer: Viewer) throws {
        let row = try sql.row("SELECT email_id, seller_id FROM cards WHERE id = $1", id)
        guard let row, try row.id("seller_id") == viewer.user else { throw StoreError.notFound }
        try sql.run(
            """
            UPDATE cards
            SET state = $3, snoozed_until = $4, dismissed_at = $5,
                is_told = CASE WHEN CAST($4 AS BIGINT) IS NULL THEN is_told ELSE 0 END,
                expires_at = CASE WHEN $3 = 'open' AND expires_at <= $6 THEN $7 ELSE expires_at END
            WHERE email_id = $1 AND id = $2
            """,
            row.id("email_id") as EmailID,
            id,
            state.word,
            state.snoozedUntil,
            state.dismissedAt,
            now,
            now + Card.lifetime
        )
        events.append(.card(id, seller: viewer.user))
    }
}

extension CardState {
    fileprivate var word: String {
        switch self {
        case .open: "open"
        case .snoozed: "snoozed"
        case .dismissed: "dismissed"
        }
    }

    fileprivate var snoozedUntil: Instant? {
        if case .snoozed(let until) = self { until } else { nil }
    }

    fileprivate var dismissedAt: Instant? {
        if case .dismissed(let instant) = self { instant } else { nil }
    }
}
