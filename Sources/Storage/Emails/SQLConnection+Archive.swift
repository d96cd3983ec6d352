internal import Engagement
internal import Tracking

// What was archived is little beside the rest, and has indexes of its own.
extension SQLConnection {
    /// Archived emails of a seller, or everybody's, those begun last first; of the query only its text, place and limit count.
    func archive(of seller: UserID?, _ query: EmailQuery) throws -> [EmailID] {
        let rows = try seller.map { try archivedEmails(of: $0, query) } ?? everybodysArchive(query)
        return try rows.map { try $0.id("id") }
    }

    private func archivedEmails(of seller: UserID, _ query: EmailQuery) throws -> [SQLRow] {
        try rows(
            """
            SELECT id
            FROM emails
            WHERE seller_id = $1 AND (created_at, id) < ($2, $3) AND archived_at IS NOT NULL
                AND is_notice = 0 AND search_text LIKE $4 ESCAPE '\\'
            ORDER BY created_at DESC, id DESC
            LIMIT $5
            """,
            seller,
            query.after?.createdAt ?? .last,
            query.after?.id ?? .last,
            query.text.containedPattern,
            max(0, query.limit)
        )
    }

    private func everybodysArchive(_ query: EmailQuery) throws -> [SQLRow] {
        try rows(
            """
            SELECT id
            FROM emails
            WHERE (created_at, id) < ($1, $2) AND archived_at IS NOT NULL AND is_notice = 0
                AND search_text LIKE $3 ESCAPE '\\'
            ORDER BY created_at DESC, id DESC
            LIMIT $4
            """,
            query.after?.createdAt ?? .last,
            query.after?.id ?? .last,
            query.text.containedPattern,
            max(0, query.limit)
        )
    }
}
