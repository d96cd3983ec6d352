package import Engagement
package import Tracking

extension Store {
    /// Whether the viewer may put a file into this email now: asked before its content is taken.
    ///
    /// - Throws: ``StoreError/notFound``, ``StoreError/notYours`` or ``StoreError/notADraft`` where not.
    package func checkTakesFiles(_ email: EmailID, by viewer: Viewer) async throws(StoreError) {
        try await read { sql, _ in _ = try sql.head(ofDraft: email, by: viewer) }
    }

    /// Puts a stored content into a draft.
    @discardableResult
    package func addFile(
        _ new: NewFile,
        to email: EmailID,
        limits: FileLimits = FileLimits(),
        by viewer: Viewer
    ) async throws(StoreError) -> EmailFile {
        try await write { change in
            _ = try change.sql.head(ofDraft: email, by: viewer)
            let settings = try change.sql.settings()
            guard let ordinal = UInt16(exactly: try change.sql.nextOrdinal(of: new.kind, in: email)) else {
                throw StoreError.tooLarge(problem: "This email had too many files. Begin a new one.")
            }
            let file = EmailFile(
                id: .new(at: change.now),
                reference: FileReference(email: email, kind: new.kind, ordinal: ordinal),
                name: try new.name.checkedFileName(),
                mediaType: new.mediaType,
                size: new.size,
                object: new.object,
                isProgram: new.isProgram,
                isFollowed: new.kind == .image || new.isFollowed ?? settings.followsNewFiles,
                createdAt: change.now,
                servedAt: nil,
                expiresAt: nil,
                replacedAt: nil,
                revokedAt: nil,
                releasedAt: nil
            )
            try file.checkMayBeFollowed(settings)
            let all = try change.sql.files(of: email) + [file]
            try limits.check(all, textLength: change.sql.textLength(of: email))
            try change.sql.insert(file)
            try change.touch(email)
            return file
        }
    }

    /// A file of an email; `nil` where the viewer may not open the email, or it was taken out.
    ///
    /// An administrator's look is audited as one at the email.
    package func file(
        _ id: FileID,
        of email: EmailID,
        viewer: Viewer
    ) async throws(StoreError) -> EmailFile? {
        let found = try await read { sql, _ in
            try sql.head(of: email).map { (head: $0, file: try sql.file(id, of: email)) }
        }
        guard let found, try await opens(email, of: found.head.seller, viewer: viewer) else { return nil }
        return found.file
    }

    /// Takes a file out of a draft; for a day it can be put back.
    @discardableResult
    package func removeFile(
        _ id: FileID,
        of email: EmailID,
        by viewer: Viewer
    ) async throws(StoreError) -> RemovedFile {
        try await write { change in
            _ = try change.sql.head(ofDraft: email, by: viewer)
            let removed = try change.sql.run(
                "UPDATE files SET removed_at = $3 WHERE email_id = $1 AND id = $2 AND removed_at IS NULL",
                email,
                id,
                change.now
            )
            guard removed == 1 else { throw StoreError.notFound }
            try change.touch(email)
            return RemovedFile(email: email, file: id, removedAt: change.now)
        }
    }

    /// Undoes ``removeFile(_:of:by:)``.
    @discardableResult
    package func restoreFile(
        _ removed: RemovedFile,
        limits: FileLimits = FileLimits(),
        by viewer: Viewer
    ) async throws(StoreError) -> EmailFile {
        try await write { change in
            _ = try change.sql.head(ofDraft: removed.email, by: viewer)
            let restored = try change.sql.run(
                "UPDATE files SET removed_at = NULL WHERE email_id = $1 AND id = $2 AND removed_at = $3",
                removed.email,
                removed.file,
                removed.removedAt
            )
            guard restored == 1, let file = try change.sql.file(removed.file, of: removed.email) else {
                throw StoreError.notFound
            }
            try limits.check(
                change.sql.files(of: removed.email),
                textLength: change.sql.textLength(of: removed.email)
            )
            try change.touch(removed.email)
            return file
        }
    }
}

extension Change {
    /// Notes that something of a draft changed that is no text: windows in which it is written need not know.
    ///
    /// A held email is a draft again.
    func touch(_ email: EmailID) throws {
        try release(email)
        try sql.run("UPDATE emails SET updated_at = $2 WHERE id = $1", email, now)
    }
}

extension EmailFile {
    /// Refuses a followed file that would run when it is opened, unless the workspace allows that.
    func checkMayBeFollowed(_ settings: WorkspaceSettings) throws(StoreError) {
        guard kind == .file, isFollowed else { return }
        guard settings.allowsFollowing(name: name, isProgram: isProgram) else {
            throw .invalid(
                field: "filename",
                problem:
                    "A program can’t be followed. Attach it, put it into an archive, or ask an administrator to allow it."
            )
        }
    }
}

extension String {
    /// The name of a file, if it is a good one.
    func checkedFileName() throws(StoreError) -> String {
        if let problem = FileName.problem(with: self) { throw .invalid(field: "filename", problem: problem) }
        return self
    }
}
