package import Engagement
internal import Mail
package import Tracking

extension Store {
    /// The newest emails to a contact or about them that the viewer may open.
    package func emails(
        to contact: ContactID,
        viewer: Viewer,
        limit: Int
    ) async throws(StoreError) -> [EmailSummary] {
        try await emails(of: .contact(contact), viewer: viewer, limit: limit)
    }
}

extension SQLConnection {
    /// An email as a line of a list.
    func summary(of email: EmailID) throws -> EmailSummary {
        let rows = try rows(
            """
            SELECT e.id, e.seller_id,
                CASE WHEN e.held_reason IS NOT NULL THEN 'held' WHEN e.is_scheduled = 1 THEN 'scheduled'
                    WHEN e.has_unknown = 1 THEN 'unknown' ELSE e.status END AS status, e.send_at,
                e.subject, e.recipient_count, e.wish, e.following_state, e.silenced_at,
                e.opens, e.perhaps_opens, e.opened_by, e.perhaps_opened_by, e.clicks, e.perhaps_clicks,
                e.links_clicked, e.views, e.perhaps_views, e.last_opened_at, e.last_opened_by, e.replies, e.bounced_by, e.created_at,
                e.updated_at, e.sent_at, e.archived_at, r.name, r.address
            FROM emails e
            LEFT JOIN recipients r ON r.email_id = e.id AND r.ordinal < $2
            WHERE e.id = $1
            ORDER BY r.ordinal
            """,
            email,
            EmailSummary.shownRecipients
        )
        guard let first = rows.first else { throw StoreError.notFound }
        let recipients = try rows.compactMap { row -> Address? in
            guard let address = try row.optionalText("address") else { return nil }
            return try Address(stored: address, name: row.optionalText("name"))
        }
        return try EmailSummary(first, recipients: recipients)
    }
}

extension EmailSummary {
    fileprivate init(_ row: SQLRow, recipients: [Address]) throws {
        id = try row.id("id")
        seller = try row.id("seller_id")
        status = try row.word("status")
        sendAt = try row.optionalInstant("send_at")
        subject = try row.text("subject")
        self.recipients = recipients
        recipientCount = try row.number("recipient_count")
        wish = try row.truth("wish")
        followingState = try row.optionalWord("following_state")
        isSilenced = try row.optionalInstant("silenced_at") != nil
        totals = try Totals(ofEmail: row)
        createdAt = try row.instant("created_at")
        updatedAt = try row.instant("updated_at")
        sentAt = try row.optionalInstant("sent_at")
        archivedAt = try row.optionalInstant("archived_at")
    }
}
