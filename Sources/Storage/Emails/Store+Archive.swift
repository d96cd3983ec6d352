package import Engagement
package import Tracking

extension Store {
    /// Takes an email that was sent off the lists, or puts it back; what happens to it goes on to count.
    ///
    /// Its seller and administrators may; that an administrator did it with somebody else's is audited.
    @discardableResult
    package func archiveEmail(
        _ id: EmailID,
        _ isArchived: Bool = true,
        by viewer: Viewer
    ) async throws(StoreError) -> Email {
        try await write { change in
            let head = try change.sql.head(of: id, openFor: viewer)
            guard !head.status.isUnsent, head.status != .sending, !head.isNotice else {
                throw StoreError.invalid(
                    field: "id",
                    problem: "Only what was sent can be archived. A draft, or what waits for its time, can be deleted."
                )
            }
            let changed = try change.sql.run(
                """
                UPDATE emails
                SET archived_at = CASE WHEN $2 = 1 THEN CAST($3 AS BIGINT) END, version = version + 1
                WHERE id = $1 AND ($2 = 1) = (archived_at IS NULL)
                """,
                id,
                isArchived,
                change.now
            )
            if changed == 1 {
                if viewer.isAudited(openingThingsOf: head.seller) {
                    let action: AuditAction =
                        isArchived ? .emailArchivedByAdministrator : .emailPutBackByAdministrator
                    try change.audit(action, subject: id.description, by: viewer.user)
                }
                change.events.append(.email(id, status: head.status, seller: head.seller))
            }
            return try change.sql.written(id)
        }
    }
}
