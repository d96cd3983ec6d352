package import Engagement
package import Tracking

extension Store {
    /// Notes that the content of a copy is about to be sent, so that a crash before the relay's word leaves a doubt and not
    /// a second sending (design §3.10).
    ///
    /// - Throws: ``StoreError/notFound`` where the copy does not wait.
    package func noteAttempt(_ copy: CopyReference) async throws(StoreError) {
        try await write { change in
            let changed = try change.sql.run(
                """
                UPDATE recipients
                SET attempted_at = $3, first_tried_at = COALESCE(first_tried_at, $3)
                WHERE email_id = $1 AND ordinal = $2 AND status = 'waiting'
                """,
                copy.email,
                copy.recipient,
                change.now
            )
            guard changed == 1 else { throw StoreError.notFound }
        }
    }

    /// Notes what became of a copy, and raises a card where it failed; it changes nothing for one that does not wait.
    ///
    /// - Throws: ``StoreError/notFound`` where there is no such copy on its way out.
    package func settle(_ copy: CopyReference, as outcome: CopyOutcome) async throws(StoreError) {
        try await write { change in try change.settle(copy, as: outcome) }
    }

    /// Leaves in doubt what was about to be sent when the server stopped; says of how many copies.
    @discardableResult
    package func doubtInterrupted(of email: EmailID) async throws(StoreError) -> Int {
        try await write { change in
            guard let head = try change.sql.head(of: email) else { throw StoreError.notFound }
            let rows = try change.sql.rows(
                """
                UPDATE recipients
                SET status = 'failed', failure = $2, unknown_at = attempted_at, may_have_left = 1, attempted_at = NULL,
                    next_try_at = NULL
                WHERE email_id = $1 AND status = 'waiting' AND attempted_at IS NOT NULL
                RETURNING ordinal
                """,
                email,
                "The server stopped before the relay’s answer came."
            )
            for row in rows {
                try change.tellDoubt(CopyReference(email: email, recipient: row.ordinal("ordinal")), of: head.seller)
            }
            return rows.count
        }
    }

    /// Sends the copies again of which the relay's word is missing; they may arrive twice.
    ///
    /// - Throws: ``StoreError/notFound`` where there are none, ``StoreError/notYours`` for anybody but the seller,
    ///   ``StoreError/senderNotAllowed(_:)`` where its address was taken away from them.
    @discardableResult
    package func sendUnknownAgain(_ id: EmailID, by viewer: Viewer) async throws(StoreError) -> Email {
        try await write { change in
            let head = try change.sql.headOfUnknown(id, by: viewer)
            try change.sql.checkSender(of: id, seller: head.seller)
            try change.dismissDoubtCards(of: id)
            let changed = try change.sql.run(
                """
                UPDATE recipients
                SET status = 'waiting', failure = NULL, unknown_at = NULL, is_left_unknown = 0, attempts = 0,
                    first_tried_at = NULL
                WHERE email_id = $1 AND unknown_at IS NOT NULL
                """,
                id
            )
            guard changed > 0 else { throw StoreError.notFound }
            try change.sql.run(
                """
                UPDATE emails
                SET status = 'sending', has_unknown = 0, next_try_at = 0, updated_at = $2, version = version + 1
                WHERE id = $1
                """,
                id,
                change.now
            )
            change.events.append(.email(id, status: .sending, seller: head.seller))
            return try change.sql.written(id)
        }
    }

    /// Leaves the copies as they are of which the relay's word is missing.
    ///
    /// - Throws: ``StoreError/notFound`` where there are none, ``StoreError/notYours`` for anybody but the seller.
    @discardableResult
    package func leaveUnknown(_ id: EmailID, by viewer: Viewer) async throws(StoreError) -> Email {
        try await write { change in
            let head = try change.sql.headOfUnknown(id, by: viewer)
            try change.dismissDoubtCards(of: id)
            try change.sql.run(
                "UPDATE recipients SET is_left_unknown = 1 WHERE email_id = $1 AND unknown_at IS NOT NULL",
                id
            )
            try change.releaseAttachedFiles(of: id)
            change.events.append(.email(id, status: .unknown, seller: head.seller))
            return try change.sql.written(id)
        }
    }

    /// The copy that a relay gave a `Message-ID` of its own, by what stands before the `@` of it.
    package func copy(relayMessageID: String) async throws(StoreError) -> CopyReference? {
        try await read { sql, _ in
            let row = try sql.row(
                "SELECT email_id, ordinal FROM recipients WHERE relay_message_id = $1",
                relayMessageID
            )
            return try row.map { CopyReference(email: try $0.id("email_id"), recipient: try $0.ordinal("ordinal")) }
        }
    }
}

extension SQLConnection {
    fileprivate func headOfUnknown(_ id: EmailID, by viewer: Viewer) throws -> EmailHead {
        let head = try head(of: id, openFor: viewer)
        guard head.seller == viewer.user else { throw StoreError.notYours }
        guard head.status == .unknown else { throw StoreError.notFound }
        return head
    }
}
