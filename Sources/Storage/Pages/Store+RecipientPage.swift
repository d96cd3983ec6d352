package import Engagement
internal import Mail
package import Tracking

extension Store {
    /// What is recorded of one copy; `nil` where there is no such copy that may have left.
    package func recordings(of copy: CopyReference) async throws(StoreError) -> RecipientRecordings? {
        try await read { sql, _ in try sql.recordings(of: copy) }
    }

    /// Everything that is recorded of one copy, oldest first, for the details that are mailed to its recipient.
    package func recordedInteractions(
        of copy: CopyReference,
        limit: Int
    ) async throws(StoreError) -> [Interaction] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT email_id, id, recipient, kind, ordinal, at, last_at, count, verdict, confidence, reasons, proxy,
                    device_type, device_system, device_program, place, was_served
                FROM interactions
                WHERE email_id = $1 AND recipient = $2
                ORDER BY at, id
                LIMIT $3
                """,
                copy.email,
                copy.recipient,
                max(0, limit)
            )
            return try rows.map { try Interaction($0) }
        }
    }

    /// Whoever holds the address of a copy stops being followed (product §3.9): from now on nothing is recorded of any email
    /// that was ever sent to them, and new ones are not followed.
    ///
    /// They object from now on, and what they once consented to is withdrawn. A second call changes nothing while the first
    /// one holds; where a seller lifted it since, it holds anew.
    ///
    /// - Throws: ``StoreError/notFound`` where there is no such copy.
    package func stopFollowing(_ copy: CopyReference) async throws(StoreError) {
        try await write { change in try change.stopFollowing(copy) }
    }

    /// Who stopped being followed, from which copies of an email, in the order of the recipients; empty where the viewer may not open it.
    package func stops(of id: EmailID, viewer: Viewer) async throws(StoreError) -> [FollowingStop] {
        let head = try await read { sql, _ in try sql.head(of: id) }
        guard let head, try await opens(id, of: head.seller, viewer: viewer) else { return [] }
        return try await read { sql, _ in
            let rows = try sql.rows("SELECT recipient, at FROM stops WHERE email_id = $1 ORDER BY recipient", id)
            return try rows.map { FollowingStop(recipient: try $0.ordinal("recipient"), at: try $0.instant("at")) }
        }
    }
}

extension SQLConnection {
    fileprivate func recordings(of copy: CopyReference) throws -> RecipientRecordings? {
        let row = try row(
            """
            SELECT e.seller_id, e.from_name, e.from_address, e.subject, e.sent_at, e.silenced_at, e.following_state,
                r.name, r.address, r.has_objected, r.replies, c.silenced_at AS person_silenced_at, c.preference,
                s.at AS stopped_at, q.asked_at
            FROM recipients r
            JOIN emails e ON e.id = r.email_id
            LEFT JOIN contact_addresses k ON k.address_key = r.address_key
            LEFT JOIN contacts c ON c.id = k.contact_id
            LEFT JOIN stops s ON s.email_id = r.email_id AND s.recipient = r.ordinal
            LEFT JOIN detail_requests q ON q.email_id = r.email_id AND q.recipient = r.ordinal
            WHERE r.email_id = $1 AND r.ordinal = $2 AND e.status <> 'draft' AND e.deleted_at IS NULL
            """,
            copy.email,
            copy.recipient
        )
        guard let row else { return nil }
        let isSilenced =
            try row.optionalInstant("silenced_at") != nil || row.optionalInstant("person_silenced_at") != nil
        let preference: Preference? = try row.optionalWord("preference")
        let isStopHolding = try preference == .disallow && row.optionalInstant("person_silenced_at") != nil
        let isFollowed = try row.optionalText("following_state") == FollowingState.on.rawValue
        return try RecipientRecordings(
            copy: copy,
            sender: Address(stored: row.text("from_address"), name: row.optionalText("from_name")),
            seller: row.id("seller_id"),
            recipient: Address(stored: row.text("address"), name: row.optionalText("name")),
            subject: row.text("subject"),
            sentAt: row.optionalInstant("sent_at"),
            counts: recordedCounts(of: copy),
            replies: row.number("replies"),
            stoppedAt: isStopHolding ? row.optionalInstant("stopped_at") : nil,
            detailsMailedAt: row.optionalInstant("asked_at"),
            isRecording: isFollowed && !isSilenced && !row.truth("has_objected") && settings().isFollowingOn
        )
    }

    private func recordedCounts(of copy: CopyReference) throws -> [RecipientRecordings.Count] {
        let rows = try rows(
            """
            SELECT kind, verdict, COUNT(*) AS count
            FROM interactions
            WHERE email_id = $1 AND recipient = $2
            GROUP BY kind, verdict
            ORDER BY kind, verdict
            """,
            copy.email,
            copy.recipient
        )
        return try rows.map { row in
            RecipientRecordings.Count(
                kind: try row.word("kind"),
                verdict: try row.word("verdict"),
                count: try row.number("count")
            )
        }
    }
}

extension Change {
    fileprivate mutating func stopFollowing(_ copy: CopyReference) throws {
        guard let recordings = try sql.recordings(of: copy) else { throw StoreError.notFound }
        guard recordings.stoppedAt == nil else { return }
        try sql.run(
            """
            INSERT INTO stops (email_id, recipient, at)
            VALUES ($1, $2, $3)
            ON CONFLICT (email_id, recipient) DO UPDATE SET at = excluded.at
            """,
            copy.email,
            copy.recipient,
            now
        )
        try addUnknownRecipients(of: copy.email)
        let contact = try object(as: recordings.recipient)
        try audit(.followingStopped, subject: contact.description, by: nil)
        let card = Card(
            id: .new(at: now),
            seller: recordings.seller,
            kind: .stoppedFollowing,
            copy: copy,
            interaction: nil,
            at: now,
            expiresAt: now + Card.lifetime
        )
        try raiseAgain(card)
        events.append(.followingStopped(copy, seller: recordings.seller))
        events.append(.edgeStateChanged)
    }

    /// Notes the objection of whoever has that address, in their own name.
    private func object(as address: Address) throws -> ContactID {
        let row = try sql.row(
            """
            UPDATE contacts
            SET preference = 'disallow', stopped_at = $2, silenced_at = COALESCE(silenced_at, $2)
            WHERE id = (SELECT contact_id FROM contact_addresses WHERE address_key = $1)
            RETURNING id
            """,
            address.key,
            now
        )
        guard let contact: ContactID = try row?.id("id") else { throw StoreError.notFound }
        try sql.run(
            "UPDATE consents SET withdrawn_at = $2 WHERE contact_id = $1 AND withdrawn_at IS NULL",
            contact,
            now
        )
        return contact
    }
}
