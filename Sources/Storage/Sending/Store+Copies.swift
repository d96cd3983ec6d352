internal import Engagement
package import Tracking

extension Store {
    /// Lands a copy in the sandbox and notes that it was handed over, both or neither.
    ///
    /// A second call changes nothing.
    ///
    /// - Throws: ``StoreError/notFound`` where there is no such copy on its way out.
    package func deliverToSandbox(
        _ copy: CopyReference,
        recipient: String,
        subject: String,
        bytes: [UInt8]
    ) async throws(StoreError) {
        try await write { change in
            guard let head = try change.sql.head(of: copy.email), !head.status.isUnsent else {
                throw StoreError.notFound
            }
            guard try change.handOver(copy, toSandbox: true) else {
                return try change.sql.checkExists(copy)
            }
            try change.land(copy, of: head.seller, recipient: recipient, subject: subject, bytes: bytes)
        }
    }

    /// Has hits on the copies of an email that lie in the sandbox judged as if a relay had taken them (product §4.5).
    package func countAsHandedToRelay(_ id: EmailID) async throws(StoreError) {
        try await write { change in
            try change.sql.run("UPDATE recipients SET is_sandbox = 0 WHERE email_id = $1", id)
        }
    }

    /// Notes that a copy could not be handed over, and raises a card.
    ///
    /// It changes nothing for a copy that was.
    ///
    /// - Throws: ``StoreError/notFound`` where there is no such copy on its way out.
    package func failCopy(_ copy: CopyReference, reason: String) async throws(StoreError) {
        try await write { change in try change.fail(copy, reason: reason) }
    }
}

extension SQLConnection {
    /// Refuses where there is no such copy.
    func checkExists(_ copy: CopyReference) throws {
        let row = try row(
            "SELECT 1 AS found FROM recipients WHERE email_id = $1 AND ordinal = $2",
            copy.email,
            copy.recipient
        )
        guard row != nil else { throw StoreError.notFound }
    }
}

extension Change {
    fileprivate func land(
        _ copy: CopyReference,
        of seller: UserID,
        recipient: String,
        subject: String,
        bytes: [UInt8]
    ) throws {
        try sql.run(
            """
            INSERT INTO sandbox_messages
                (email_id, id, recipient, seller_id, address_key, address, subject, received_at, size, bytes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            copy.email,
            SandboxMessageID.new(at: now),
            copy.recipient,
            seller,
            recipient.lowercased(),
            recipient,
            subject,
            now,
            bytes.count,
            bytes
        )
    }
}
