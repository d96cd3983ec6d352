package import Engagement
package import Tracking

extension Store {
    /// Says anew what an email is about that is not a draft any more; `nil` for nothing.
    ///
    /// Of what was sent only this can be changed: it is no part of the mail. Its seller and administrators may, and it is
    /// audited.
    @discardableResult
    package func setRegarding(
        _ record: RecordID?,
        of id: EmailID,
        expecting version: Int? = nil,
        by viewer: Viewer
    ) async throws(StoreError) -> Email {
        try await write { change in
            let head = try change.sql.head(of: id, openFor: viewer)
            guard version == nil || version == head.version else {
                throw StoreError.versionConflict(current: head.version)
            }
            guard !head.status.isEditable else {
                throw StoreError.invalid(
                    field: "id",
                    problem: "This email is a draft: say what it is about where you write it."
                )
            }
            let email = try change.sql.written(id)
            let found = try change.sql.existing(record)
            guard found != email.regarding?.record.id else { return email }
            try change.sql.run(
                "UPDATE emails SET regarding = $2, updated_at = $3, version = version + 1 WHERE id = $1",
                id,
                found,
                change.now
            )
            for record in [email.regarding?.record.id, found].compactMap({ $0 }) {
                try change.sql.recountSales(of: record)
            }
            try change.audit(.regardingChanged, subject: id.description, by: viewer.user)
            change.events.append(.email(id, status: head.status, seller: head.seller))
            return try change.sql.written(id)
        }
    }
}
