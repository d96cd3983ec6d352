internal import Engagement
internal import Tracking

/// What all lists of the sandbox have in common.
struct SandboxPage {
    let viewer: Viewer
    let cursor: SandboxCursor?
    let limit: Int

    var before: Instant { cursor?.receivedAt ?? .last }
    var beforeID: SandboxMessageID { cursor?.id ?? .last }
    var count: Int { max(0, limit) }
}

extension SQLConnection {
    /// Whom everybody wrote to, and how many of it are not of one seller.
    func sandboxRecipients(besides seller: UserID) throws -> [SQLRow] {
        try rows(
            """
            SELECT address_key, COUNT(*) AS count, MAX(received_at) AS last_received_at,
                COUNT(CASE WHEN seller_id <> $1 THEN 1 END) AS others
            FROM sandbox_messages
            GROUP BY address_key
            ORDER BY last_received_at DESC, address_key
            """,
            seller
        )
    }

    /// Whom one seller wrote to.
    func sandboxRecipients(of seller: UserID) throws -> [SQLRow] {
        try rows(
            """
            SELECT address_key, COUNT(*) AS count, MAX(received_at) AS last_received_at, 0 AS others
            FROM sandbox_messages
            WHERE seller_id = $1
            GROUP BY address_key
            ORDER BY last_received_at DESC, address_key
            """,
            seller
        )
    }

    /// Everybody's.
    func sandboxMessages(_ page: SandboxPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT email_id, id, recipient, seller_id, address, subject, received_at, size
            FROM sandbox_messages
            WHERE (received_at, id) < ($1, $2)
            ORDER BY received_at DESC, id DESC
            LIMIT $3
            """,
            page.before,
            page.beforeID,
            page.count
        )
    }

    /// One seller's.
    func sandboxMessages(of seller: UserID, _ page: SandboxPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT email_id, id, recipient, seller_id, address, subject, received_at, size
            FROM sandbox_messages
            WHERE seller_id = $1 AND (received_at, id) < ($2, $3)
            ORDER BY received_at DESC, id DESC
            LIMIT $4
            """,
            seller,
            page.before,
            page.beforeID,
            page.count
        )
    }

    /// Those that one recipient was sent by anybody whose things the viewer may open.
    func sandboxMessages(to recipient: String, _ page: SandboxPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT email_id, id, recipient, seller_id, address, subject, received_at, size
            FROM sandbox_messages
            WHERE address_key = $1 AND ($2 = 1 OR seller_id = $3) AND (received_at, id) < ($4, $5)
            ORDER BY received_at DESC, id DESC
            LIMIT $6
            """,
            recipient,
            page.viewer.mayOpenEverything,
            page.viewer.user,
            page.before,
            page.beforeID,
            page.count
        )
    }

    /// The copies of one email, to one recipient where given.
    func sandboxMessages(of email: EmailID, recipient: String?, _ page: SandboxPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT email_id, id, recipient, seller_id, address, subject, received_at, size
            FROM sandbox_messages
            WHERE email_id = $1 AND ($2 = 1 OR seller_id = $3) AND (received_at, id) < ($4, $5)
                AND ($6 = '' OR address_key = $6)
            ORDER BY received_at DESC, id DESC
            LIMIT $7
            """,
            email,
            page.viewer.mayOpenEverything,
            page.viewer.user,
            page.before,
            page.beforeID,
            recipient ?? "",
            page.count
        )
    }
}
