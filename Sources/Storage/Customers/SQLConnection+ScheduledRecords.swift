internal import Engagement
internal import Tracking

// What waits for its time is little: it is looked through in the order of leaving, whatever else a record has.
extension SQLConnection {
    /// When the next scheduled email of a record leaves that the viewer may open: to its people, or about it.
    func nextScheduled(_ record: Record, _ viewer: Viewer) throws -> Instant? {
        let row =
            switch record {
            case .contact(let id): try nextScheduled(toContact: id, viewer)
            case .account(let id): try nextScheduled(toAccount: id, viewer)
            case .opportunity(let id): try nextScheduled(aboutOpportunity: id, viewer)
            }
        return try row?.instant("send_at")
    }

    private func nextScheduled(toContact id: ContactID, _ viewer: Viewer) throws -> SQLRow? {
        try row(
            """
            SELECT e.send_at
            FROM emails e
            WHERE e.is_scheduled = 1 AND e.deleted_at IS NULL AND ($2 = 1 OR e.seller_id = $3)
                AND (e.regarding = $1 OR EXISTS (
                    SELECT 1
                    FROM recipients r
                    JOIN contact_addresses k ON k.address_key = r.address_key
                    WHERE r.email_id = e.id AND k.contact_id = $1
                ))
            ORDER BY e.send_at, e.id
            LIMIT 1
            """,
            id,
            viewer.mayOpenEverything,
            viewer.user
        )
    }

    private func nextScheduled(toAccount id: AccountID, _ viewer: Viewer) throws -> SQLRow? {
        try row(
            """
            SELECT e.send_at
            FROM emails e
            LEFT JOIN opportunities o ON o.id = e.regarding
            WHERE e.is_scheduled = 1 AND e.deleted_at IS NULL AND ($2 = 1 OR e.seller_id = $3)
                AND (e.regarding = $1 OR o.account_id = $1 OR EXISTS (
                    SELECT 1
                    FROM recipients r
                    JOIN contact_addresses k ON k.address_key = r.address_key
                    JOIN contacts c ON c.id = k.contact_id
                    WHERE r.email_id = e.id AND c.account_id = $1
                ))
            ORDER BY e.send_at, e.id
            LIMIT 1
            """,
            id,
            viewer.mayOpenEverything,
            viewer.user
        )
    }

    private func nextScheduled(aboutOpportunity id: OpportunityID, _ viewer: Viewer) throws -> SQLRow? {
        try row(
            """
            SELECT e.send_at
            FROM emails e
            WHERE e.is_scheduled = 1 AND e.deleted_at IS NULL AND ($2 = 1 OR e.seller_id = $3) AND e.regarding = $1
            ORDER BY e.send_at, e.id
            LIMIT 1
            """,
            id,
            viewer.mayOpenEverything,
            viewer.user
        )
    }
}
