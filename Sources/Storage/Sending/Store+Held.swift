package import Engagement
package import Tracking

extension Store {
    /// Holds an email back that can't go out as it is, with a card that says why (product §2.5).
    ///
    /// It changes nothing once a copy was handed over.
    ///
    /// - Throws: ``StoreError/notFound`` where there is no such email on its way out.
    package func hold(_ id: EmailID, reason: String) async throws(StoreError) {
        try await write { change in
            guard let head = try change.sql.head(of: id), head.status == .sending else { throw StoreError.notFound }
            guard try !change.sql.wasHandedOver(id) else { return }
            try change.hold(id, of: head.seller, reason: reason)
        }
    }

    /// Makes a draft of a held or scheduled email again.
    @discardableResult
    package func unschedule(_ id: EmailID, by viewer: Viewer) async throws(StoreError) -> Email {
        try await write { change in
            let head = try change.sql.head(ofUnsent: id, by: viewer)
            guard head.status != .draft else { return try change.sql.written(id) }
            try change.release(id)
            try change.sql.run(
                """
                UPDATE emails
                SET is_scheduled = 0, send_at = NULL, updated_at = $2, version = version + 1
                WHERE id = $1 AND is_scheduled = 1
                """,
                id,
                change.now
            )
            change.events.append(.email(id, status: .draft, seller: head.seller))
            return try change.sql.written(id)
        }
    }
}

extension Change {
    /// Holds an email of which nothing is out yet, with a card that says why.
    mutating func hold(_ id: EmailID, of seller: UserID, reason: String) throws {
        try sql.run(
            """
            UPDATE emails
            SET status = 'draft', queued_at = NULL, is_scheduled = 0, archived_at = NULL, held_reason = $2, updated_at = $3,
                version = version + 1
            WHERE id = $1
            """,
            id,
            reason,
            now
        )
        try sql.armReminder(of: id, isOut: false)
        try raiseHeldCard(of: id, seller: seller)
        events.append(.email(id, status: .held, seller: seller))
    }

    /// Says with a card that an email is held.
    mutating func raiseHeldCard(of email: EmailID, seller: UserID) throws {
        try raise(
            Card(
                id: .new(at: now),
                seller: seller,
                kind: .held,
                copy: CopyReference(email: email, recipient: 0),
                interaction: nil,
                at: now,
                expiresAt: now + Card.lifetime
            )
        )
    }

    /// What says that an email is held goes with it.
    mutating func removeHeldCard(of email: EmailID, seller: UserID) throws {
        let row = try sql.row("DELETE FROM cards WHERE email_id = $1 AND kind = 'held' RETURNING id", email)
        guard let row else { return }
        events.append(.card(try row.id("id"), seller: seller))
    }

    /// Ends the holding of an email: it is a draft again, and its card goes.
    func release(_ email: EmailID) throws {
        let released = try sql.run(
            "UPDATE emails SET held_reason = NULL, version = version + 1 WHERE id = $1 AND held_reason IS NOT NULL",
            email
        )
        guard released == 1 else { return }
        try sql.run("DELETE FROM cards WHERE email_id = $1 AND kind = 'held'", email)
    }

    /// Takes the attachments out of a draft.
    func removeAttachments(of email: EmailID) throws {
        try sql.run(
            "UPDATE files SET removed_at = $2 WHERE email_id = $1 AND kind = 3 AND removed_at IS NULL",
            email,
            now
        )
    }
}
