internal import Engagement
internal import Tracking

extension Change {
    /// Ends the doubt over a copy of which the relay's word is missing: what was done with it proves that it arrived.
    ///
    /// It changes nothing for any other copy.
    mutating func prove(_ copy: CopyReference, by proof: ArrivalProof) throws {
        let changed = try sql.run(
            """
            UPDATE recipients
            SET status = 'handedOver', handed_over_at = unknown_at, proven_by = $3, failure = NULL, unknown_at = NULL,
                is_left_unknown = 0
            WHERE email_id = $1 AND ordinal = $2 AND unknown_at IS NOT NULL
            """,
            copy.email,
            copy.recipient,
            proof
        )
        guard changed == 1 else { return }
        try dismissDeliveryCard(of: copy)
        try sumUpAgain(copy.email)
    }

    /// Raises the card of a copy that has come into doubt, unless what was done with it before proves that it arrived.
    mutating func tellDoubt(_ copy: CopyReference, of seller: UserID) throws {
        if let proof = try sql.proof(of: copy) { return try prove(copy, by: proof) }
        try raiseAgain(
            Card(
                id: .new(at: now),
                seller: seller,
                kind: .deliveryFailed,
                copy: copy,
                interaction: nil,
                at: now,
                expiresAt: now + Card.lifetime
            )
        )
    }

    /// The doubt over the copies of an email is over, or was decided on: their cards go.
    mutating func dismissDoubtCards(of email: EmailID) throws {
        let rows = try sql.rows("SELECT ordinal FROM recipients WHERE email_id = $1 AND unknown_at IS NOT NULL", email)
        for row in rows {
            try dismissDeliveryCard(of: CopyReference(email: email, recipient: row.ordinal("ordinal")))
        }
    }

    private mutating func dismissDeliveryCard(of copy: CopyReference) throws {
        let row = try sql.row(
            """
            UPDATE cards
            SET state = 'dismissed', snoozed_until = NULL, dismissed_at = $3
            WHERE email_id = $1 AND recipient = $2 AND kind = 'deliveryFailed' AND state <> 'dismissed'
            RETURNING id, seller_id
            """,
            copy.email,
            copy.recipient,
            now
        )
        guard let row else { return }
        events.append(.card(try row.id("id"), seller: try row.id("seller_id")))
    }
}

extension SQLConnection {
    /// What people did with a copy that is in doubt, before it was; `nil` for nothing.
    fileprivate func proof(of copy: CopyReference) throws -> ArrivalProof? {
        let row = try row(
            """
            SELECT opens, clicks, views, replies, answered_at
            FROM recipients
            WHERE email_id = $1 AND ordinal = $2 AND unknown_at IS NOT NULL
            """,
            copy.email,
            copy.recipient
        )
        guard let row else { return nil }
        // A mail program that says it showed a mail answers for nobody.
        if try row.optionalInstant("answered_at") != nil {
            return try row.number("replies") > 0 ? .answered : .reported
        }
        if try row.number("opens") > 0 { return .opened }
        if try row.number("clicks") > 0 { return .clicked }
        return try row.number("views") > 0 ? .viewed : nil
    }
}
