internal import Engagement
internal import Mail
internal import Tracking

extension SQLConnection {
    /// A card, whoever asks.
    func card(_ id: CardID, at now: Instant) throws -> CardDetail? {
        let row = try row(
            """
            SELECT d.email_id, d.id, d.seller_id, d.kind, d.recipient, d.interaction_id, d.at, d.expires_at, d.state,
                d.snoozed_until, d.dismissed_at, d.is_doubtful, e.subject,
                COALESCE(r.name, NULLIF(c.name, '')) AS name, r.address, COALESCE(r.failure, e.held_reason, CASE WHEN d.kind = 'bounced' THEN (
                    SELECT b.words FROM replies b
                    WHERE b.email_id = d.email_id AND b.recipient = d.recipient AND b.kind = 'bounced'
                    ORDER BY b.at DESC, b.id DESC LIMIT 1
                ) END) AS failure,
                c.id AS contact_id, c.phone, i.kind AS interaction_kind, i.device_type, i.device_system,
                i.device_program, i.place,
                CASE WHEN d.kind <> 'held' OR e.wish = 0 THEN 0 ELSE (
                    SELECT CASE WHEN COUNT(*) < e.recipient_count THEN COUNT(*) ELSE 0 END
                    FROM recipients o
                    JOIN contacts p ON p.address_key = o.address_key
                    WHERE o.email_id = d.email_id AND p.preference = 'disallow'
                ) END AS objectors
            FROM cards d
            JOIN emails e ON e.id = d.email_id
            JOIN recipients r ON r.email_id = d.email_id AND r.ordinal = d.recipient
            LEFT JOIN contacts c ON c.address_key = r.address_key
            LEFT JOIN interactions i ON i.email_id = d.email_id AND i.id = d.interaction_id
            WHERE d.id = $1
            """,
            id
        )
        return try row.map { try CardDetail($0, at: now) }
    }

    /// The cards that wait for a seller, newest first; those whose snooze is over wait again.
    func openCards(of seller: UserID, at now: Instant, limit: Int) throws -> [CardDetail] {
        let rows = try rows(
            """
            SELECT id
            FROM cards
            WHERE seller_id = $1 AND expires_at > $2
                AND (state = 'open' OR (state = 'snoozed' AND snoozed_until <= $2))
            ORDER BY at DESC, id DESC
            LIMIT $3
            """,
            seller,
            now,
            limit
        )
        return try rows.compactMap { try card($0.id("id"), at: now) }
    }

    /// The cards that do not wait, newest first.
    func handledCards(of seller: UserID, at now: Instant, limit: Int) throws -> [CardDetail] {
        let rows = try rows(
            """
            SELECT id
            FROM cards
            WHERE seller_id = $1
                AND (expires_at <= $2 OR state = 'dismissed' OR (state = 'snoozed' AND snoozed_until > $2))
            ORDER BY at DESC, id DESC
            LIMIT $3
            """,
            seller,
            now,
            limit
        )
        return try rows.compactMap { try card($0.id("id"), at: now) }
    }
}

extension CardDetail {
    fileprivate init(_ row: SQLRow, at now: Instant) throws {
        card = try Card(row, at: now)
        subject = try row.text("subject")
        recipient = try Address(stored: row.text("address"), name: row.optionalText("name"))
        contact = try row.optionalID("contact_id")
        phone = try row.optionalText("phone") ?? ""
        interactionKind = try row.optionalWord("interaction_kind")
        device = try Device(row)
        place = try row.optionalText("place")
        failure = try row.optionalText("failure")
        objectors = try row.number("objectors")
    }
}

extension Card {
    fileprivate init(_ row: SQLRow, at now: Instant) throws {
        self.init(
            id: try row.id("id"),
            seller: try row.id("seller_id"),
            kind: try row.word("kind"),
            copy: CopyReference(email: try row.id("email_id"), recipient: try row.ordinal("recipient")),
            interaction: try row.optionalID("interaction_id"),
            at: try row.instant("at"),
            expiresAt: try row.instant("expires_at"),
            state: try CardState(row, at: now),
            isDoubtful: try row.truth("is_doubtful")
        )
    }
}

extension CardState {
    /// A card whose snooze is over is open.
    fileprivate init(_ row: SQLRow, at now: Instant) throws {
        switch try row.text("state") {
        case "open":
            self = .open
        case "snoozed":
            let until = try row.instant("snoozed_until")
            self = until <= now ? .open : .snoozed(until: until)
        case "dismissed":
            self = .dismissed(at: try row.instant("dismissed_at"))
        default:
            throw DatabaseError.unexpectedColumn("state")
        }
    }
}
