package import Engagement
internal import Tracking

extension Store {
    /// Contacts of whom a word of the name, or the address, begins with the text; those the viewer wrote to last come
    /// first.
    package func suggestions(
        _ text: String,
        for viewer: Viewer,
        limit: Int
    ) async throws(StoreError) -> [Contact] {
        let beginning = text.searchable
        guard !beginning.isEmpty else { return [] }
        return try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT c.id, c.name, c.address, c.phone, c.preference, c.created_at, c.address_failure,
                    c.complained_at
                FROM contacts c
                LEFT JOIN correspondents p ON p.user_id = $1 AND p.contact_id = c.id
                WHERE c.id IN (SELECT contact_id FROM contact_beginnings WHERE beginning >= $2 AND beginning < $3)
                ORDER BY COALESCE(p.last_written_at, 0) DESC, c.sort_key, c.id
                LIMIT $4
                """,
                viewer.user,
                beginning,
                beginning + "\u{10FFFF}",
                max(0, limit)
            )
            return try rows.map { try Contact($0) }
        }
    }
}

extension SQLConnection {
    /// Notes that an email's seller writes to every recipient of it now.
    func noteCorrespondence(of email: EmailID, at now: Instant) throws {
        try run(
            """
            INSERT INTO correspondents (user_id, contact_id, last_written_at)
            SELECT DISTINCT e.seller_id, c.id, CAST($2 AS BIGINT)
            FROM emails e
            JOIN recipients r ON r.email_id = e.id
            JOIN contacts c ON c.address_key = r.address_key
            WHERE e.id = $1
            ON CONFLICT (user_id, contact_id) DO UPDATE SET last_written_at = excluded.last_written_at
            """,
            email,
            now
        )
    }
}
