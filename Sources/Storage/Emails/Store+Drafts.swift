package import Engagement
internal import Mail
package import Tracking

extension Store {
    /// Begins an email, with the files of a template where one is given.
    @discardableResult
    package func createDraft(
        _ draft: Draft,
        withFilesOf template: TemplateID? = nil,
        limits: FileLimits = FileLimits(),
        by viewer: Viewer
    ) async throws(StoreError) -> Email {
        try draft.checkLimits()
        return try await write { change in
            let id = EmailID.new(at: change.now)
            try change.sql.checkSender(of: draft, seller: viewer.user)
            try change.sql.checkTemplate(draft.template, field: "template", for: viewer)
            try change.sql.insert(draft, id: id, seller: viewer.user, at: change.now)
            if let template {
                _ = try change.attach(change.sql.template(template, openFor: viewer).files, to: id, limits: limits)
            }
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
            // One that was taken away meanwhile stays until another is chosen: nothing typed is lost, and sending refuses it.
            if try change.sql.sender(of: id).key != draft.from.key {
                guard !head.isRaw else { throw StoreError.wholeMessageHasSender }
                try change.sql.checkSender(of: draft, seller: head.seller)
            }
            // One that was deleted meanwhile goes on counting.
            if draft.template != head.template {
                try change.sql.checkTemplate(draft.template, field: "template", for: viewer)
            }
            try change.release(id)
            try change.sql.replace(id, with: draft, at: change.now)
            return try change.sql.written(id)
        }
    }

    /// Deletes a draft, held or scheduled email; for a day it can be restored, as a draft or as a held one.
    @discardableResult
    package func deleteDraft(_ id: EmailID, by viewer: Viewer) async throws(StoreError) -> DeletedDraft {
        try await write { change in
            let head = try change.sql.head(ofUnsent: id, by: viewer)
            try change.removeHeldCard(of: id, seller: head.seller)
            try change.sql.run("UPDATE emails SET deleted_at = $2, is_scheduled = 0 WHERE id = $1", id, change.now)
            return DeletedDraft(email: id, deletedAt: change.now)
        }
    }

    /// Undoes ``deleteDraft(_:by:)``; the card of a held email comes back with it.
    package func restoreDraft(_ deleted: DeletedDraft, by viewer: Viewer) async throws(StoreError) {
        try await write { change in
            let restored = try change.sql.row(
                """
                UPDATE emails
                SET deleted_at = NULL
                WHERE id = $1 AND seller_id = $2 AND deleted_at = $3
                RETURNING held_reason
                """,
                deleted.email,
                viewer.user,
                deleted.deletedAt
            )
            guard let restored else { throw StoreError.notFound }
            if try restored.optionalText("held_reason") != nil {
                try change.raiseHeldCard(of: deleted.email, seller: viewer.user)
            }
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

    /// What would be decided on following these emails of the viewer’s own if they were sent now; those that are none of theirs
    /// are left out.
    package func following(
        of emails: [EmailID],
        viewer: Viewer
    ) async throws(StoreError) -> [EmailID: FollowingDecision] {
        try await read { sql, _ in
            var decisions: [EmailID: FollowingDecision] = [:]
            for email in emails { decisions[email] = try sql.following(of: email, by: viewer.user) }
            return decisions
        }
    }

    /// What would be decided on following this draft if it were sent now.
    package func following(_ draft: Draft) async throws(StoreError) -> FollowingDecision {
        try await read { sql, _ in
            let settings = try sql.settings()
            return FollowingDecision.decide(
                wish: draft.wish,
                isSwitchedOn: settings.isFollowingOn,
                obstacle: FollowingObstacle.missingHTML(html: draft.html, text: draft.text),
                recipients: try draft.recipients.map { ($0.address.address, try sql.objections(of: $0.address)) },
                modes: settings.modes
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
}

extension StoreError {
    /// Its bytes name whom it is from.
    fileprivate static let wholeMessageHasSender = StoreError.invalid(
        field: "from",
        problem: "This email came as a whole message and says itself whom it is from. Delete it, and write a new one."
    )
}
