internal import Engagement
package import Tracking

extension Store {
    /// Writes a line into the audit log.
    package func audit(_ action: AuditAction, subject: String, by user: UserID?) async throws(StoreError) {
        try await write { change in
            try change.audit(action, subject: subject, by: user)
        }
    }

    /// The audit log, newest first, before an entry where one is given.
    package func auditEntries(before: AuditEntryID?, limit: Int) async throws(StoreError) -> [AuditEntry] {
        try await read { sql, _ in
            let place = try before.map { try sql.row("SELECT at FROM audit_entries WHERE id = $1", $0) }
            let rows = try sql.rows(
                """
                SELECT id, at, user_id, action, subject
                FROM audit_entries
                WHERE (at, id) < ($1, $2)
                ORDER BY at DESC, id DESC
                LIMIT $3
                """,
                place??.instant("at") ?? .last,
                before ?? .last,
                max(0, limit)
            )
            return try rows.map { row in
                AuditEntry(
                    id: try row.id("id"),
                    at: try row.instant("at"),
                    user: try row.optionalID("user_id"),
                    action: try row.word("action"),
                    subject: try row.text("subject")
                )
            }
        }
    }

    /// Notes that an administrator opened another seller's email: once per administrator, email and hour.
    func auditOpening(_ email: EmailID, by viewer: UserID) async throws(StoreError) {
        try await auditLook(.emailOpenedByAdministrator, subject: email.description, by: viewer)
    }

    /// Notes that an administrator opened another seller's personal template: once per administrator, template and hour.
    func auditOpening(_ template: TemplateID, by viewer: UserID) async throws(StoreError) {
        try await auditLook(.templateOpenedByAdministrator, subject: template.description, by: viewer)
    }

    /// Notes that an administrator listed everybody's emails: once per administrator and hour.
    func auditListing(by viewer: UserID) async throws(StoreError) {
        try await auditLook(.emailsListedByAdministrator, subject: "", by: viewer)
    }

    /// Notes the same where an administrator was shown emails of these sellers, and one is somebody else.
    func auditListing(of sellers: [UserID], by viewer: Viewer) async throws(StoreError) {
        guard sellers.contains(where: { viewer.isAudited(openingThingsOf: $0) }) else { return }
        try await auditListing(by: viewer.user)
    }

    /// Notes that somebody looked at something, once an hour.
    private func auditLook(_ action: AuditAction, subject: String, by viewer: UserID) async throws(StoreError) {
        try await write { change in
            let row = try change.sql.row(
                """
                SELECT MAX(at) AS at
                FROM audit_entries
                WHERE subject = $1 AND action = $2 AND user_id = $3
                """,
                subject,
                action,
                viewer
            )
            if let last = try row?.optionalInstant("at"), change.now - last < .seconds(3_600) { return }
            try change.audit(action, subject: subject, by: viewer)
        }
    }
}

extension Change {
    /// Writes a line into the audit log.
    func audit(_ action: AuditAction, subject: String, by user: UserID?) throws {
        try sql.run(
            "INSERT INTO audit_entries (id, at, user_id, action, subject) VALUES ($1, $2, $3, $4, $5)",
            AuditEntryID.new(at: now),
            now,
            user,
            action,
            subject
        )
    }
}
