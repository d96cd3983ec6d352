package import Engagement
package import Tracking

extension Store {
    /// An email with everything but its source; `nil` where the viewer may not open it.
    ///
    /// An administrator's look is audited, once an hour.
    package func email(_ id: EmailID, viewer: Viewer) async throws(StoreError) -> Email? {
        let email = try await read { sql, _ in try sql.email(id) }
        guard let email, try await opens(id, of: email.seller, viewer: viewer) else { return nil }
        return email
    }

    /// A page of an email's timeline, newest first, of one recipient's copy where one is named; empty where the viewer may not open
    /// it.
    package func activity(
        of id: EmailID,
        viewer: Viewer,
        includingMachines: Bool,
        recipient: UInt16? = nil,
        before cursor: ActivityCursor? = nil,
        limit: Int
    ) async throws(StoreError) -> [Interaction] {
        let head = try await read { sql, _ in try sql.head(of: id) }
        guard let head, try await opens(id, of: head.seller, viewer: viewer) else { return [] }
        let only = recipient.map { Int($0) } ?? -1
        return try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT email_id, id, recipient, kind, ordinal, at, last_at, count, verdict, confidence, reasons, proxy,
                    device_type, device_system, device_program, place, was_served
                FROM interactions
                WHERE email_id = $1 AND (at, id) < ($2, $3) AND ($4 = 1 OR verdict <> 'machine')
                    AND (recipient = $6 OR $6 = -1)
                ORDER BY at DESC, id DESC
                LIMIT $5
                """,
                id,
                cursor?.at ?? .last,
                cursor?.id ?? .last,
                includingMachines,
                max(0, limit),
                only
            )
            return try rows.map { try Interaction($0) }
        }
    }

    /// Makes an email's tokens record nothing any more (product §2.7); its seller and administrators may.
    package func silence(_ id: EmailID, by viewer: Viewer) async throws(StoreError) {
        try await write { change in
            guard try !change.sql.head(of: id, openFor: viewer).status.isUnsent else {
                throw StoreError.invalid(field: "id", problem: "This email was not sent yet: choose not to follow it.")
            }
            let changed = try change.sql.run(
                "UPDATE emails SET silenced_at = $2, version = version + 1 WHERE id = $1 AND silenced_at IS NULL",
                id,
                change.now
            )
            guard changed == 1 else { return }
            try change.audit(.emailSilenced, subject: id.description, by: viewer.user)
            change.events.append(.edgeStateChanged)
        }
    }

    /// Undoes ``silence(_:by:)``.
    package func unsilence(_ id: EmailID, by viewer: Viewer) async throws(StoreError) {
        try await write { change in
            _ = try change.sql.head(of: id, openFor: viewer)
            let changed = try change.sql.run(
                "UPDATE emails SET silenced_at = NULL, version = version + 1 WHERE id = $1 AND silenced_at IS NOT NULL",
                id
            )
            guard changed == 1 else { return }
            try change.audit(.emailUnsilenced, subject: id.description, by: viewer.user)
            change.events.append(.edgeStateChanged)
        }
    }

    /// Whether the viewer may open what belongs to an email; if so, and it is to be audited, it is.
    func opens(_ email: EmailID, of seller: UserID, viewer: Viewer) async throws(StoreError) -> Bool {
        guard viewer.mayOpen(thingsOf: seller) else { return false }
        if viewer.isAudited(openingThingsOf: seller) {
            try await auditOpening(email, by: viewer.user)
        }
        return true
    }
}
