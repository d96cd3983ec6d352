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
}

extension SQLConnection {
    /// The head of an email; `nil` for a deleted draft.
    func head(of email: EmailID) throws -> EmailHead? {
        let row = try row(
            """
            SELECT seller_id, version, recipient_count,
                CASE WHEN held_reason IS NOT NULL THEN 'held' WHEN has_unknown = 1 THEN 'unknown' ELSE status END AS status
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
                recipientCount: try row.number("recipient_count")
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
    /// - Throws: ``StoreError/notFound``, ``StoreError/notYours`` or ``StoreError/notADraft``.
    func head(ofDraft email: EmailID, by viewer: Viewer) throws -> EmailHead {
        let head = try head(of: email, openFor: viewer)
        guard head.seller == viewer.user else { throw StoreError.notYours }
        guard head.status.isEditable else { throw StoreError.notADraft }
        return head
    }
}
