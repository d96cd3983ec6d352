internal import Engagement
internal import Tracking

// What a message that came in changes of copies, emails and contacts.
extension SQLConnection {
    /// A recipient answered: counted, and evidence that they read (product §4.5).
    func noteAnswer(of copy: CopyReference, quotes: Bool, at now: Instant) throws {
        try run(
            """
            UPDATE recipients
            SET replies = replies + 1, answered_at = COALESCE(answered_at, $3),
                quoted_at = CASE WHEN $4 = 1 THEN COALESCE(quoted_at, $3) ELSE quoted_at END
            WHERE email_id = $1 AND ordinal = $2
            """,
            copy.email,
            copy.recipient,
            now,
            quotes
        )
        try countingForTemplate(copy.email) {
            try run("UPDATE emails SET replies = replies + 1 WHERE id = $1", copy.email)
        }
    }

    /// A mail program said that the copy was shown.
    func noteShown(_ copy: CopyReference, at now: Instant) throws {
        try run(
            "UPDATE recipients SET answered_at = COALESCE(answered_at, $3) WHERE email_id = $1 AND ordinal = $2",
            copy.email,
            copy.recipient,
            now
        )
    }

    /// A copy did not arrive; an email counts each recipient once.
    func noteBounce(of copy: CopyReference, at now: Instant) throws {
        let changed = try run(
            "UPDATE recipients SET bounced_at = $3 WHERE email_id = $1 AND ordinal = $2 AND bounced_at IS NULL",
            copy.email,
            copy.recipient,
            now
        )
        guard changed == 1 else { return }
        try run("UPDATE emails SET bounced_by = bounced_by + 1 WHERE id = $1", copy.email)
    }

    /// The address of a recipient is believed to be no good.
    func noteAddressFailure(_ reason: String, ofRecipient copy: CopyReference, at now: Instant) throws {
        try run(
            """
            UPDATE contacts
            SET address_failed_at = $3, address_failure = $4
            WHERE address_key = (SELECT address_key FROM recipients WHERE email_id = $1 AND ordinal = $2)
            """,
            copy.email,
            copy.recipient,
            now,
            reason
        )
    }

    /// Who answers has an address that works.
    func clearAddressFailure(ofRecipient copy: CopyReference) throws {
        try run(
            """
            UPDATE contacts
            SET address_failed_at = NULL, address_failure = NULL
            WHERE address_key = (SELECT address_key FROM recipients WHERE email_id = $1 AND ordinal = $2)
            """,
            copy.email,
            copy.recipient
        )
    }

    /// A recipient called the email unwanted: it is shown, and their preference stays what it is.
    func noteComplaint(ofRecipient copy: CopyReference, at now: Instant) throws {
        try run(
            """
            UPDATE contacts
            SET complained_at = $3
            WHERE id = (
                SELECT k.contact_id
                FROM recipients r
                JOIN contact_addresses k ON k.address_key = r.address_key
                WHERE r.email_id = $1 AND r.ordinal = $2
            )
            """,
            copy.email,
            copy.recipient,
            now
        )
    }
}

extension Change {
    /// Raises a card, or lets the one of that kind that its copy has come back as new.
    mutating func raiseAgain(_ card: Card) throws {
        guard try sql.getsCards(card.kind, card.seller), try !raise(card) else { return }
        let row = try sql.row(
            """
            UPDATE cards
            SET at = $4, expires_at = $5, state = 'open', snoozed_until = NULL, dismissed_at = NULL,
                is_told = 0
            WHERE email_id = $1 AND recipient = $2 AND kind = $3 AND stranger = $6
            RETURNING id
            """,
            card.copy.email,
            card.copy.recipient,
            card.kind,
            card.at,
            card.expiresAt,
            card.stranger?.address ?? ""
        )
        guard let row else { return }
        events.append(.card(try row.id("id"), seller: card.seller, raisedAt: now))
    }
}
