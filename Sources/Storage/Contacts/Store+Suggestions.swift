package import Engagement
internal import Tracking

extension Store {
    /// Contacts of whom a word of the name, or the address, begins with the text; those the viewer wrote to last come
    /// first, then others by that word.
    package func suggestions(
        _ text: String,
        for viewer: Viewer,
        limit: Int
    ) async throws(StoreError) -> [Contact] {
        let beginning = text.searchable
        guard !beginning.isEmpty else { return [] }
        return try await read { sql, _ in
            let known = try sql.correspondents(of: viewer.user, beginning: beginning, limit: max(0, limit))
            var ids = known
            if ids.count < limit {
                // One person may stand there under several words.
                let others = try sql.contacts(beginning: beginning, limit: (limit + ids.count) * 8)
                for id in others where !ids.contains(id) && ids.count < limit { ids.append(id) }
            }
            return try ids.compactMap { try sql.contact($0) }
        }
    }
}

extension SQLConnection {
    /// Whom somebody wrote to, last first, as far as a word begins so.
    fileprivate func correspondents(of user: UserID, beginning: String, limit: Int) throws -> [ContactID] {
        let rows = try rows(
            """
            SELECT c.id
            FROM correspondents p
            JOIN contacts c ON c.id = p.contact_id
            WHERE p.user_id = $1 AND EXISTS (
                SELECT 1 FROM contact_beginnings b WHERE b.contact_id = c.id AND b.beginning >= $2 AND b.beginning < $3
            )
            ORDER BY p.last_written_at DESC, c.sort_key, c.id
            LIMIT $4
            """,
            user,
            beginning,
            beginning + "\u{10FFFF}",
            limit
        )
        return try rows.map { try $0.id("id") }
    }

    /// Anybody of whom a word begins so, by that word: a few of what may be half of all people, and none looked at besides.
    fileprivate func contacts(beginning: String, limit: Int) throws -> [ContactID] {
        let rows = try rows(
            """
            SELECT contact_id
            FROM contact_beginnings
            WHERE beginning >= $1 AND beginning < $2
            ORDER BY beginning, contact_id
            LIMIT $3
            """,
            beginning,
            beginning + "\u{10FFFF}",
            limit
        )
        return try rows.map { try $0.id("contact_id") }
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
            JOIN contact_addresses k ON k.address_key = r.address_key
            JOIN contacts c ON c.id = k.contact_id
            WHERE e.id = $1
            ON CONFLICT (user_id, contact_id) DO UPDATE SET last_written_at = excluded.last_written_at
            """,
            email,
            now
        )
    }
}
