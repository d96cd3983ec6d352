internal import Tracking

extension SQLConnection {
    /// The contact, account or opportunity with that id, with its name; whoever was merged is who they turned out to be.
    func record(_ id: RecordID) throws -> RecordReference? {
        let row = try row(
            """
            SELECT 'contact' AS kind, COALESCE(c.merged_into, c.id) AS id,
                CASE WHEN c.name = '' THEN c.address ELSE c.name END AS name,
                CASE WHEN c.name = '' THEN '' ELSE c.address END AS detail
            FROM contacts c
            WHERE c.id = $1
            UNION ALL
            SELECT 'account', a.id, a.name, a.domain
            FROM accounts a
            WHERE a.id = $1
            UNION ALL
            SELECT 'opportunity', o.id, o.name, COALESCE(a.name, '')
            FROM opportunities o
            LEFT JOIN accounts a ON a.id = o.account_id
            WHERE o.id = $1
            """,
            id
        )
        return try row.map { try RecordReference($0) }
    }

    /// What a draft is about, if that exists.
    func regarding(of draft: Draft) throws -> RecordID? { try existing(draft.regarding) }

    /// What an email is to be about, as it is now.
    func existing(_ id: RecordID?) throws -> RecordID? {
        guard let id else { return nil }
        guard let found = try record(id) else {
            throw StoreError.invalid(
                field: "regarding",
                problem: "There is no contact, account or opportunity with this id. Mend it, or leave it out."
            )
        }
        return found.record.id
    }

    /// The emails to a contact or about them, newest first, behind a place.
    ///
    /// An id begins with the moment at which it was made: in their order only as many emails are looked up as are shown, and not all
    /// to be put in the order of their beginning.
    func emails(
        ofContact id: ContactID,
        _ page: RecordEmails
    ) throws -> [EmailID] {
        let rows = try rows(
            """
            SELECT e.id
            FROM emails e
            WHERE e.id IN (
                SELECT r.email_id
                FROM contact_addresses k
                JOIN recipients r ON r.address_key = k.address_key
                WHERE k.contact_id = $1
                UNION ALL
                SELECT id FROM emails WHERE regarding = $1
            )
                AND e.deleted_at IS NULL AND e.is_notice = 0 AND ($2 = 1 OR e.seller_id = $3) AND e.id < $4
            ORDER BY e.id DESC
            LIMIT $5
            """,
            [id.sqlValue] + page.parameters
        )
        return try rows.map { try $0.id("id") }
    }

    /// The emails to an account's people, and about it or what may be sold to it, newest first, behind a place.
    func emails(ofAccount id: AccountID, _ page: RecordEmails) throws -> [EmailID] {
        let rows = try rows(
            """
            SELECT e.id
            FROM emails e
            WHERE e.id IN (
                SELECT r.email_id
                FROM contacts c
                JOIN contact_addresses k ON k.contact_id = c.id
                JOIN recipients r ON r.address_key = k.address_key
                WHERE c.account_id = $1
                UNION ALL
                SELECT id FROM emails WHERE regarding = $1
                UNION ALL
                SELECT m.id FROM opportunities o JOIN emails m ON m.regarding = o.id WHERE o.account_id = $1
            )
                AND e.deleted_at IS NULL AND e.is_notice = 0 AND ($2 = 1 OR e.seller_id = $3) AND e.id < $4
            ORDER BY e.id DESC
            LIMIT $5
            """,
            [id.sqlValue] + page.parameters
        )
        return try rows.map { try $0.id("id") }
    }

    /// The emails about an opportunity, newest first, behind a place.
    func emails(ofOpportunity id: OpportunityID, _ page: RecordEmails) throws -> [EmailID] {
        let rows = try rows(
            """
            SELECT id
            FROM emails
            WHERE regarding = $1 AND deleted_at IS NULL AND ($2 = 1 OR seller_id = $3) AND (created_at, id) < ($6, $4)
            ORDER BY created_at DESC, id DESC
            LIMIT $5
            """,
            [id.sqlValue] + page.parameters + [page.createdBefore.sqlValue]
        )
        return try rows.map { try $0.id("id") }
    }
}
