internal import Engagement
internal import Mail
internal import Tracking

extension SQLConnection {
    /// Whether a copy of an email was, or may have been, handed over already.
    func wasHandedOver(_ email: EmailID) throws -> Bool {
        let row = try row(
            """
            SELECT 1 AS found
            FROM recipients
            WHERE email_id = $1 AND (status = 'handedOver' OR may_have_left = 1)
            LIMIT 1
            """,
            email
        )
        return row != nil
    }

    /// Keeps the decision, the links and the clean copy in place of what an earlier attempt kept.
    func keep(_ prepared: Prepared, of email: EmailID) throws {
        try run(
            """
            UPDATE emails
            SET following_state = $2, following_reason = $3, message_id = COALESCE(message_id, $4)
            WHERE id = $1
            """,
            email,
            prepared.decision.state,
            prepared.decision.reason,
            prepared.messageID
        )
        try keepObjectors(prepared.decision.objectors, of: email)
        try run("DELETE FROM tracked_links WHERE email_id = $1", email)
        for link in prepared.links {
            try run(
                "INSERT INTO tracked_links (email_id, ordinal, url, label) VALUES ($1, $2, $3, $4)",
                email,
                link.ordinal,
                link.url,
                link.label
            )
        }
        try run(
            """
            INSERT INTO clean_copies (email_id, bytes)
            VALUES ($1, $2)
            ON CONFLICT (email_id) DO UPDATE SET bytes = excluded.bytes
            """,
            email,
            prepared.clean
        )
    }

    /// Keeps who does not allow it, of those whose copies are still here: what left stays as it left.
    func keepObjectors(_ addresses: [String], of email: EmailID) throws {
        try run("UPDATE recipients SET has_objected = 0 WHERE email_id = $1 AND status = 'waiting'", email)
        for address in Set(addresses.map { $0.lowercased() }) {
            try run(
                """
                UPDATE recipients
                SET has_objected = 1
                WHERE email_id = $1 AND address_key = $2 AND status = 'waiting'
                """,
                email,
                address
            )
        }
    }
}

extension Change {
    /// Makes a contact of each recipient who is none yet (product §10.1).
    func addUnknownRecipients(of email: EmailID) throws {
        for recipient in try sql.recipients(of: email).map(\.recipient) where recipient.contact == nil {
            // Somebody who stands in the email twice is made a contact once: the second insertion does nothing.
            _ = try sql.insert(
                Contact(
                    id: .new(at: now),
                    name: recipient.address.name ?? "",
                    address: recipient.address.address,
                    createdAt: now
                )
            )
        }
    }

    /// Notes that a copy was handed over, if it still waited; says whether it did.
    func handOver(_ copy: CopyReference, toSandbox isSandbox: Bool) throws -> Bool {
        let changed = try sql.run(
            """
            UPDATE recipients
            SET status = 'handedOver', handed_over_at = $3, is_sandbox = $4, attempted_at = NULL, next_try_at = NULL
            WHERE email_id = $1 AND ordinal = $2 AND status = 'waiting'
            """,
            copy.email,
            copy.recipient,
            now,
            isSandbox
        )
        return changed == 1
    }
}
