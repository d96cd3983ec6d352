package import Engagement
package import Tracking

extension Store {
    /// Who has messages in the sandbox that the viewer may open; whose last one landed last comes first.
    ///
    /// That an administrator lists those of others is audited, once an hour.
    package func sandboxRecipients(viewer: Viewer) async throws(StoreError) -> [SandboxRecipient] {
        let found = try await read { sql, _ -> (recipients: [SandboxRecipient], hasOthers: Bool) in
            let rows =
                viewer.mayOpenEverything
                ? try sql.sandboxRecipients(besides: viewer.user) : try sql.sandboxRecipients(of: viewer.user)
            return (
                recipients: try rows.map { row in
                    SandboxRecipient(
                        address: try row.text("address_key"),
                        count: try row.number("count"),
                        lastReceivedAt: try row.instant("last_received_at")
                    )
                },
                hasOthers: try rows.contains { row in try row.number("others") > 0 }
            )
        }
        if found.hasOthers {
            try await auditListing(by: viewer.user)
        }
        return found.recipients
    }

    /// Messages in the sandbox that the viewer may open, newest first, of one recipient or email where given.
    ///
    /// An administrator's look at those of others is audited, once an hour: as opening the email where one is given.
    package func sandboxMessages(
        recipient: String? = nil,
        email: EmailID? = nil,
        viewer: Viewer,
        before cursor: SandboxCursor? = nil,
        limit: Int
    ) async throws(StoreError) -> [SandboxMessage] {
        let page = SandboxPage(viewer: viewer, cursor: cursor, limit: limit)
        let found = try await read { sql, _ -> [SandboxMessage] in
            let rows =
                if let email {
                    try sql.sandboxMessages(of: email, recipient: recipient?.lowercased(), page)
                } else if let recipient {
                    try sql.sandboxMessages(to: recipient.lowercased(), page)
                } else if viewer.mayOpenEverything {
                    try sql.sandboxMessages(page)
                } else {
                    try sql.sandboxMessages(of: viewer.user, page)
                }
            return try rows.map { try SandboxMessage($0) }
        }
        if let email {
            guard let message = found.first else { return [] }
            return try await opens(email, of: message.seller, viewer: viewer) ? found : []
        }
        try await auditListing(of: found.map(\.seller), by: viewer)
        return found
    }

    /// One message with its bytes; `nil` where the viewer may not open it.
    package func sandboxMessage(
        _ id: SandboxMessageID,
        viewer: Viewer
    ) async throws(StoreError) -> (message: SandboxMessage, bytes: [UInt8])? {
        let found = try await read { sql, _ -> (message: SandboxMessage, bytes: [UInt8])? in
            let row = try sql.row(
                """
                SELECT email_id, id, recipient, seller_id, address, subject, received_at, size, bytes
                FROM sandbox_messages
                WHERE id = $1
                """,
                id
            )
            return try row.map { (try SandboxMessage($0), try $0.bytes("bytes")) }
        }
        guard let found else { return nil }
        let message = found.message
        return try await opens(message.copy.email, of: message.seller, viewer: viewer) ? found : nil
    }
}

extension SandboxMessage {
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            copy: CopyReference(email: try row.id("email_id"), recipient: try row.ordinal("recipient")),
            seller: try row.id("seller_id"),
            recipient: try row.text("address"),
            subject: try row.text("subject"),
            receivedAt: try row.instant("received_at"),
            size: try row.number("size")
        )
    }
}
