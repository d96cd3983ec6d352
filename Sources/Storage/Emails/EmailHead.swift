internal import Engagement
internal import Tracking

/// What decides who may do what with an email.
struct EmailHead {
    /// Whose it is.
    let seller: UserID
    /// Where it stands.
    let status: EmailStatus
    /// What it is at.
    let version: Int
    /// How many recipients it has.
    let recipientCount: Int
    /// Whether it came as a whole message.
    let isRaw: Bool
    /// When it is to leave; `nil` for at once.
    let sendAt: Instant?
    /// The template that it was written from; `nil` for none.
    let template: TemplateID?
    /// Whether the system itself wrote it: cards by mail, or a link that confirms an address.
    let isNotice: Bool
}

extension SQLConnection {
    /// The head of an email; `nil` for a deleted draft.
    func head(of email: EmailID) throws -> EmailHead? {
        let row = try row(
            """
            SELECT seller_id, version, recipient_count, is_raw, send_at, template_id, is_notice,
                CASE WHEN held_reason IS NOT NULL THEN 'held' WHEN is_scheduled = 1 THEN 'scheduled'
                    WHEN has_unknown = 1 THEN 'unknown' ELSE status END AS status
            FROM emails
            WHERE id = $1 AND deleted_at IS NULL
            """,
            email
        )
        return try row.map { row in
            EmailHead(
                seller: try row.id("seller_id"),
                status: try row.word("status"),
                version: try row.number("version"),
                recipientCount: try row.number("recipient_count"),
                isRaw: try row.truth("is_raw"),
                sendAt: try row.optionalInstant("send_at"),
                template: try row.optionalID("template_id"),
                isNotice: try row.truth("is_notice")
            )
        }
    }

    /// The head of an email that the viewer may open.
    ///
    /// - Throws: ``StoreError/notFound`` for any other.
    func head(of email: EmailID, openFor viewer: Viewer) throws -> EmailHead {
        guard let head = try head(of: email), viewer.mayOpen(thingsOf: head.seller) else { throw StoreError.notFound }
        return head
    }

    /// The head of a draft of the viewer's own.
    ///
    /// - Throws: ``StoreError/notFound``, ``StoreError/notYours``, ``StoreError/notADraft`` or ``StoreError/scheduled``.
    func head(ofDraft email: EmailID, by viewer: Viewer) throws -> EmailHead {
        let head = try head(ofUnsent: email, by: viewer)
        guard head.status.isEditable else { throw StoreError.scheduled }
        return head
    }

    /// The head of an email of the viewer's own that is not on its way yet.
    ///
    /// - Throws: ``StoreError/notFound``, ``StoreError/notYours`` or ``StoreError/notADraft``.
    func head(ofUnsent email: EmailID, by viewer: Viewer) throws -> EmailHead {
        let head = try head(of: email, openFor: viewer)
        guard head.seller == viewer.user else { throw StoreError.notYours }
        guard head.status.isUnsent else { throw StoreError.notADraft }
        return head
    }
}
