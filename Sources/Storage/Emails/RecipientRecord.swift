internal import Engagement
internal import Mail
internal import Tracking

/// A recipient as it is stored, with what speaks against following them now.
struct RecipientRecord {
    /// The recipient.
    let recipient: Recipient
    /// What speaks against it now of the contact with that address, or of somebody new.
    let objections: [Objection]
    /// Whether they did not allow it when following was decided at sending.
    let hasObjected: Bool
}

extension SQLConnection {
    /// The recipients of an email in order.
    func recipients(of email: EmailID) throws -> [RecipientRecord] {
        let rows = try rows(
            """
            SELECT r.ordinal, r.field, r.name, r.address, r.status, r.handed_over_at, r.failure, r.has_objected, r.attempts,
                r.first_tried_at, r.next_try_at, r.unknown_at, r.may_have_left, r.is_left_unknown, r.relay_words, r.proven_by,
                r.opens, r.perhaps_opens, r.clicks, r.perhaps_clicks, r.links_clicked, r.views, r.perhaps_views,
                r.last_opened_at, r.replies, r.bounced_at, c.id AS contact_id, c.name AS contact_name, c.preference,
                c.silenced_at, a.preference AS account_preference,
                (SELECT COUNT(*) FROM consents s WHERE s.contact_id = c.id AND s.withdrawn_at IS NULL) AS consents,
                (SELECT consent_mode FROM workspace WHERE id = 1) AS consent_mode
            FROM recipients r
            LEFT JOIN contact_addresses k ON k.address_key = r.address_key
            LEFT JOIN contacts c ON c.id = k.contact_id
            LEFT JOIN accounts a ON a.id = c.account_id
            WHERE r.email_id = $1
            ORDER BY r.ordinal
            """,
            email
        )
        return try rows.map { try RecipientRecord($0, on: self) }
    }

    /// Adds the recipients of a draft or a submitted message.
    func insert(_ recipients: [(field: RecipientField, address: Address)], of email: EmailID) throws {
        for (ordinal, recipient) in recipients.enumerated() {
            try run(
                """
                INSERT INTO recipients (email_id, ordinal, field, name, address, address_key, status)
                VALUES ($1, $2, $3, $4, $5, $6, 'waiting')
                """,
                email,
                ordinal,
                recipient.field,
                recipient.address.name,
                recipient.address.address,
                recipient.address.key
            )
        }
    }
}

extension RecipientRecord {
    fileprivate init(_ row: SQLRow, on sql: any SQLConnection) throws {
        recipient = Recipient(
            ordinal: try row.ordinal("ordinal"),
            field: try row.word("field"),
            address: try Address(stored: row.text("address"), name: row.optionalText("name")),
            contact: try row.optionalID("contact_id"),
            contactName: try row.optionalText("contact_name"),
            status: try CopyStatus(row),
            mayHaveLeft: try row.truth("may_have_left"),
            provenBy: try row.optionalWord("proven_by"),
            totals: try Totals(ofCopy: row)
        )
        objections = try sql.objections(in: row, of: recipient.address)
        hasObjected = try row.truth("has_objected")
    }
}
