package import Engagement
internal import Mail
package import Tracking

extension Store {
    /// Begins an email.
    @discardableResult
    package func createDraft(_ draft: Draft, by viewer: Viewer) async throws(StoreError) -> Email {
        try draft.checkLimits()
        return try await write { change in
            let id = EmailID.new(at: change.now)
            try change.sql.checkSender(of: draft, seller: viewer.user)
            try change.sql.insert(draft, id: id, seller: viewer.user, at: change.now)
            return try change.sql.written(id)
        }
    }

    /// Replaces the content of a draft; with a version only if it still is that one.
    @discardableResult
    package func updateDraft(
        _ id: EmailID,
        to draft: Draft,
        expecting version: Int?,
        by viewer: Viewer
    ) async throws(StoreError) -> Email {
        try draft.checkLimits()
        return try await write { change in
            let head = try change.sql.head(ofDraft: id, by: viewer)
            guard version == nil || version == head.version else {
                throw StoreError.versionConflict(current: head.version)
            }
            guard !head.isRaw || head.status == .held else {
                throw StoreError.invalid(
                    field: "id",
                    problem:
                        "This email came as a whole message: send, schedule or delete it, but write a new one to change it."
                )
            }
            try change.sql.checkSender(of: draft, seller: head.seller)
            try change.release(id)
            try change.sql.replace(id, with: draft, at: change.now)
            return try change.sql.written(id)
        }
    }

    /// Deletes a draft or scheduled email; for a day it can be restored, as a draft.
    @discardableResult
    package func deleteDraft(_ id: EmailID, by viewer: Viewer) async throws(StoreError) -> DeletedDraft {
        try await write { change in
            _ = try change.sql.head(ofUnsent: id, by: viewer)
            try change.sql.run("UPDATE emails SET deleted_at = $2, is_scheduled = 0 WHERE id = $1", id, change.now)
            return DeletedDraft(email: id, deletedAt: change.now)
        }
    }

    /// Undoes ``deleteDraft(_:by:)``.
    package func restoreDraft(_ deleted: DeletedDraft, by viewer: Viewer) async throws(StoreError) {
        try await write { change in
            let restored = try change.sql.run(
                "UPDATE emails SET deleted_at = NULL WHERE id = $1 AND seller_id = $2 AND deleted_at = $3",
                deleted.email,
                viewer.user,
                deleted.deletedAt
            )
            guard restored == 1 else { throw StoreError.notFound }
        }
    }

    /// Removes for good what was deleted more than a day ago; says how many.
    @discardableResult
    package func purgeDeletedDrafts() async throws(StoreError) -> Int {
        try await write { change in
            let end = change.now - DeletedDraft.keeping
            try change.releaseFiles(ofDraftsDeletedBefore: end)
            return try change.sql.run("DELETE FROM emails WHERE status = 'draft' AND deleted_at <= $1", end)
        }
    }

    /// What would be decided on following this draft if it were sent now.
    package func following(_ draft: Draft) async throws(StoreError) -> FollowingDecision {
        try await read { sql, _ in
            FollowingDecision.decide(
                wish: draft.wish,
                isSwitchedOn: try sql.settings().isFollowingOn,
                obstacle: FollowingObstacle.missingHTML(html: draft.html, text: draft.text),
                recipients: try draft.recipients.map { ($0.address.address, try sql.preference(of: $0.address)) }
            )
        }
    }
}

extension SQLConnection {
    /// The email that was just written in this transaction.
    func written(_ id: EmailID) throws -> Email {
        guard let email = try email(id) else { throw StoreError.notFound }
        return email
    }

    fileprivate func preference(of address: Address) throws -> Preference {
        let row = try row("SELECT preference FROM contacts WHERE address_key = $1", address.key)
        return try row?.word("preference") ?? .allow
    }
}
