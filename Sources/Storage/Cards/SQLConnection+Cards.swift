internal import Engagement
internal import Mail
internal import Tracking

extension SQLConnection {
    /// A card, whoever asks.
    func card(_ id: CardID, at now: Instant) throws -> CardDetail? {
        let row = try row(
            """
            SELECT d.email_id, d.id, d.seller_id, d.kind, d.recipient, d.interaction_id, d.at, d.expires_at, d.state,
                d.snoozed_until, d.dismissed_at, d.is_doubtful, d.feedback, d.stranger, d.stranger_name, e.subject,
                r.unknown_at,
                COALESCE(CASE WHEN d.stranger = '' THEN r.name ELSE d.stranger_name END, NULLIF(c.name, '')) AS name,
                CASE WHEN d.stranger = '' THEN r.address ELSE d.stranger END AS address,
                COALESCE(r.failure, e.held_reason, CASE WHEN d.kind = 'bounced' THEN (
                    SELECT b.words FROM replies b
                    WHERE b.email_id = d.email_id AND b.recipient = d.recipient AND b.kind = 'bounced'
                    ORDER BY b.at DESC, b.id DESC LIMIT 1
                ) END) AS failure,
                c.id AS contact_id, c.phone, i.kind AS interaction_kind, i.device_type, i.device_system,
                i.device_program, i.place,
                e.wish, e.recipient_count, m.condition, m.due_at, m.note, m.fired_anyway
            FROM cards d
            JOIN emails e ON e.id = d.email_id
            JOIN recipients r ON r.email_id = d.email_id AND r.ordinal = d.recipient
            LEFT JOIN contact_addresses k
                ON k.address_key = CASE WHEN d.stranger = '' THEN r.address_key ELSE d.stranger END
            LEFT JOIN contacts c ON c.id = k.contact_id
            LEFT JOIN reminders m ON d.kind = 'reminder' AND m.email_id = d.email_id
            LEFT JOIN interactions i ON i.email_id = d.email_id AND i.id = d.interaction_id
            WHERE d.id = $1
            """,
            id
        )
        return try row.map { row in
            let absence = try absence(of: row)
            return try CardDetail(
                row,
                at: now,
                objectors: objectors(of: row),
                absence: absence,
                absentee: absence.flatMap { try absentee($0, of: row) }
            )
        }
    }

    /// Who is away of the recipients of an email that a reminder is about.
    private func absence(of row: SQLRow) throws -> Absence? {
        guard try row.text("kind") == CardKind.reminder.rawValue else { return nil }
        return try absence(in: row.id("email_id"), of: row.id("seller_id"))
    }

    private func absentee(_ absence: Absence, of row: SQLRow) throws -> String? {
        let recipients = try recipients(of: row.id("email_id"))
        return recipients.first { $0.recipient.ordinal == absence.recipient }?.recipient.displayName
    }

    /// How many recipients of a held email could be taken out, so that it goes as its sender wishes.
    private func objectors(of row: SQLRow) throws -> Int {
        guard try row.text("kind") == CardKind.held.rawValue, try row.truth("wish") else { return 0 }
        let recipients = try recipients(of: row.id("email_id"))
        let objectors = recipients.count { !$0.objections.isEmpty }
        return objectors < recipients.count ? objectors : 0
    }

    /// The places of the cards that wait for a seller, those that can't wait first, then newest first; those whose snooze is over
    /// wait again.
    func waitingCards(of seller: UserID, behind place: CardCursor, at now: Instant, limit: Int) throws -> [CardCursor] {
        let rows = try rows(
            """
            SELECT id, kind, at
            FROM cards
            WHERE seller_id = $1 AND expires_at > $2
                AND (state = 'open' OR (state = 'snoozed' AND snoozed_until <= $2))
                AND (CASE WHEN kind = 'reminder' THEN 1 ELSE 0 END, at, id) < ($3, $4, $5)
            ORDER BY CASE WHEN kind = 'reminder' THEN 1 ELSE 0 END DESC, at DESC, id DESC
            LIMIT $6
            """,
            seller,
            now,
            place.urgency,
            place.at,
            place.id,
            limit
        )
        return try rows.map { try CardCursor(waiting: $0) }
    }

    /// The places of the cards that do not wait, newest first.
    func handledCards(of seller: UserID, behind place: CardCursor, at now: Instant, limit: Int) throws -> [CardCursor] {
        let rows = try rows(
            """
            SELECT id, at
            FROM cards
            WHERE seller_id = $1 AND (at, id) < ($2, $3)
                AND (expires_at <= $4 OR state = 'dismissed' OR (state = 'snoozed' AND snoozed_until > $4))
            ORDER BY at DESC, id DESC
            LIMIT $5
            """,
            seller,
            place.at,
            place.id,
            now,
            limit
        )
        return try rows.map { try CardCursor(handled: $0) }
    }
}

extension CardDetail {
    fileprivate init(
        _ row: SQLRow,
        at now: Instant,
        objectors: Int,
        absence: Absence?,
        absentee: String?
    ) throws {
        card = try Card(row, at: now)
        subject = try row.text("subject")
        recipient = try Address(stored: row.text("address"), name: row.optionalText("name"))
        contact = try row.optionalID("contact_id")
        phone = try row.optionalText("phone") ?? ""
        interactionKind = try row.optionalWord("interaction_kind")
        device = try Device(row)
        place = try row.optionalText("place")
        failure = card.kind.hasFailure ? try row.optionalText("failure") : nil
        isDeliveryUnknown = try card.kind == .deliveryFailed && row.optionalInstant("unknown_at") != nil
        self.objectors = objectors
        self.absence = absence
        self.absentee = absentee ?? ""
        recipientCount = try row.number("recipient_count")
        feedback = try row.optionalWord("feedback")
        reminder = try row.optionalInstant("due_at").map { due in
            let condition: ReminderCondition = try row.word("condition")
            let anyway = try row.truth("fired_anyway")
            return ReminderPlan(condition: anyway ? .anyway : condition, at: due, note: try row.text("note"))
        }
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
            expiresAt: Card.expiry(
                try row.instant("expires_at"),
                snoozedUntil: try row.optionalInstant("snoozed_until")
            ),
            state: try CardState(row, at: now),
            isDoubtful: try row.truth("is_doubtful"),
            stranger: try Stranger(row)
        )
    }
}

extension CardKind {
    /// Whether something went wrong that it tells of.
    fileprivate var hasFailure: Bool { [.deliveryFailed, .bounced, .held].contains(self) }
}

extension Card.Stranger {
    fileprivate init?(_ row: SQLRow) throws {
        let address = try row.text("stranger")
        guard !address.isEmpty else { return nil }
        self.init(address: address, name: try row.optionalText("stranger_name"))
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
