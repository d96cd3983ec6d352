package import Engagement
package import Tracking

extension Store {
    /// What came in for an email, before a moment, newest first, from one recipient where one is named; empty where the viewer
    /// may not open it.
    package func replies(
        of id: EmailID,
        viewer: Viewer,
        recipient: UInt16? = nil,
        before end: Instant? = nil,
        limit: Int
    ) async throws(StoreError) -> [Reply] {
        let head = try await read { sql, _ in try sql.head(of: id) }
        guard let head, try await opens(id, of: head.seller, viewer: viewer) else { return [] }
        return try await read { sql, _ in
            try sql.replies(of: id, recipient: recipient, before: end, limit: limit)
        }
    }

    /// One reply or report; `nil` where the viewer may not open its email.
    package func reply(_ id: ReplyID, of email: EmailID, viewer: Viewer) async throws(StoreError) -> Reply? {
        let head = try await read { sql, _ in try sql.head(of: email) }
        guard let head, try await opens(email, of: head.seller, viewer: viewer) else { return nil }
        return try await read { sql, _ in try sql.reply(id, of: email) }
    }

    /// The copies that were answered within that time, in no order.
    package func copiesAnswered(within time: Duration) async throws(StoreError) -> [CopyReference] {
        try await read { sql, now in
            let rows = try sql.rows(
                "SELECT email_id, ordinal FROM recipients WHERE answered_at >= $1",
                now - time
            )
            return try rows.map { CopyReference(email: try $0.id("email_id"), recipient: try $0.ordinal("ordinal")) }
        }
    }

    /// Takes the mark from a contact's address that a report had put there: the way back after a hard bounce.
    @discardableResult
    package func trustAddress(of id: ContactID) async throws(StoreError) -> Contact {
        try await write { change in
            try change.sql.run(
                "UPDATE contacts SET address_failed_at = NULL, address_failure = NULL WHERE id = $1",
                id
            )
            guard let contact = try change.sql.contact(id) else { throw StoreError.notFound }
            return contact
        }
    }
}

extension Store {
    /// Begins a draft that answers a reply, in its thread; `toAll` writes to everybody who got it.
    package func createAnswer(
        to id: ReplyID,
        of email: EmailID,
        toAll: Bool,
        by viewer: Viewer
    ) async throws(StoreError) -> Email {
        let own = try await senderAddresses(of: viewer.user)
        let (answered, reply, signature) = try await read { sql, _ in
            let head = try sql.head(of: email, openFor: viewer)
            guard head.seller == viewer.user else { throw StoreError.notYours }
            guard let answered = try sql.email(email), let reply = try sql.reply(id, of: email) else {
                throw StoreError.notFound
            }
            return (answered, reply, try sql.signature(of: viewer.user))
        }
        let draft = Draft(answering: reply, to: answered, own: own, signature: signature, toAll: toAll)
        return try await createDraft(draft, by: viewer)
    }
}
