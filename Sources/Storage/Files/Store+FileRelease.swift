internal import Engagement
package import Tracking

extension Store {
    /// Files that nobody is offered any more keep their content so long, so that taking one back can be undone.
    package static let contentKeeping = Duration.seconds(7 * 86_400)

    /// Gives up the contents of files whose time has been over for ``contentKeeping``, the files that were taken out of
    /// drafts more than a day ago, and contents that were replaced as long ago.
    package func releaseOldFiles() async throws(StoreError) {
        try await write { change in
            let end = change.now - Self.contentKeeping
            try change.sql.run(
                """
                INSERT INTO released_objects (object, released_at)
                SELECT object, CAST($2 AS BIGINT)
                FROM files
                WHERE expires_at <= $1 AND served_at > 0 AND released_at IS NULL
                ON CONFLICT (object) DO NOTHING
                """,
                end,
                change.now
            )
            try change.sql.run(
                """
                UPDATE files SET released_at = $2 WHERE expires_at <= $1 AND served_at > 0 AND released_at IS NULL
                """,
                end,
                change.now
            )
            try change.sql.run(
                """
                INSERT INTO released_objects (object, released_at)
                SELECT object, CAST($2 AS BIGINT)
                FROM files
                WHERE revoked_at <= $1 AND released_at IS NULL
                ON CONFLICT (object) DO NOTHING
                """,
                end,
                change.now
            )
            try change.sql.run(
                "UPDATE files SET released_at = $2 WHERE revoked_at <= $1 AND released_at IS NULL",
                end,
                change.now
            )
            try change.releaseRemovedFiles()
            try change.releaseFiles(ofTemplatesRemovedBefore: change.now - DeletedDraft.keeping)
            try change.releaseReplacedContents()
        }
    }

    /// Gives up a content that was stored for nothing.
    package func releaseUnused(_ object: ObjectID) async throws(StoreError) {
        try await write { change in try change.sql.release(object, at: change.now) }
    }

    /// The contents that were given up, those that wait longest first; some may be in use by another file all the same.
    package func releasedObjects(limit: Int) async throws(StoreError) -> [ObjectID] {
        try await read { sql, _ in
            let rows = try sql.rows(
                "SELECT object FROM released_objects WHERE released_at > 0 ORDER BY released_at, object LIMIT $1",
                max(0, limit)
            )
            return try rows.compactMap { ObjectID(bytes: try $0.bytes("object")) }
        }
    }

    /// Whether a file still has this content, or had it until just now.
    package func isInUse(_ object: ObjectID) async throws(StoreError) -> Bool {
        try await read { sql, _ in
            let row = try sql.row(
                """
                SELECT 1 AS found FROM files WHERE object = $1 AND released_at IS NULL
                UNION ALL
                SELECT 1 AS found FROM replaced_contents WHERE object = $1
                UNION ALL
                SELECT 1 AS found FROM template_files WHERE object = $1
                LIMIT 1
                """,
                object.bytes
            )
            return row != nil
        }
    }

    /// Notes that nothing more is to be done about a content that was given up: it is gone, or in use again.
    package func forgetReleased(_ object: ObjectID) async throws(StoreError) {
        try await write { change in
            try change.sql.run("DELETE FROM released_objects WHERE object = $1", object.bytes)
        }
    }
}

extension Change {
    /// Gives up what went out inside the copies: Inkling keeps no copy of it once the email's outcome is final
    /// (product §3.5).
    func releaseAttachedFiles(of email: EmailID) throws {
        for file in try sql.files(of: email) where file.kind == .file && file.servedAt == nil {
            try sql.run(
                "UPDATE files SET released_at = $3 WHERE email_id = $1 AND id = $2 AND released_at IS NULL",
                email,
                file.id,
                now
            )
            try sql.release(file.object, at: now)
        }
    }

    /// Gives up what drafts hold that were deleted before that moment.
    func releaseFiles(ofDraftsDeletedBefore end: Instant) throws {
        try sql.run(
            """
            INSERT INTO released_objects (object, released_at)
            SELECT f.object, CAST($2 AS BIGINT)
            FROM emails e
            JOIN files f ON f.email_id = e.id
            WHERE e.deleted_at <= $1 AND e.status = 'draft'
            ON CONFLICT (object) DO NOTHING
            """,
            end,
            now
        )
    }

    fileprivate func releaseRemovedFiles() throws {
        let end = now - DeletedDraft.keeping
        try sql.run(
            """
            INSERT INTO released_objects (object, released_at)
            SELECT object, CAST($2 AS BIGINT)
            FROM files
            WHERE removed_at <= $1
            ON CONFLICT (object) DO NOTHING
            """,
            end,
            now
        )
        try sql.run("DELETE FROM files WHERE removed_at <= $1", end)
    }
}

extension SQLConnection {
    /// Puts a content on the list of those that may be thrown away.
    func release(_ object: ObjectID, at now: Instant) throws {
        try run(
            """
            INSERT INTO released_objects (object, released_at)
            VALUES ($1, $2)
            ON CONFLICT (object) DO UPDATE SET released_at = excluded.released_at
            """,
            object.bytes,
            now
        )
    }

    /// The files that the tracking listener offers or once offered.
    func servedFiles() throws -> [FileReference: FileManifest] {
        let rows = try rows(
            """
            SELECT email_id, kind, ordinal, id, name, media_type, size, object, is_program, is_followed, created_at,
                served_at, expires_at, replaced_at, revoked_at, released_at, refusal
            FROM files
            WHERE served_at > 0
            """
        )
        let files = try rows.map { try EmailFile($0) }
        return Dictionary(files.map { ($0.reference, $0.manifest) }) { first, _ in first }
    }

    /// Notes which files the copies of an email offer by links, with their usual end; none where it is not followed.
    func serveFiles(of email: EmailID, isFollowed: Bool, days: Int, at now: Instant) throws {
        try run("UPDATE files SET served_at = NULL WHERE email_id = $1", email)
        guard isFollowed else { return }
        try run(
            """
            UPDATE files
            SET served_at = $2, expires_at = COALESCE(expires_at, $3)
            WHERE email_id = $1 AND kind = 3 AND is_followed = 1 AND removed_at IS NULL
            """,
            email,
            now,
            now + .seconds(days * 86_400)
        )
        try run(
            "UPDATE files SET served_at = $2 WHERE email_id = $1 AND kind = 4 AND removed_at IS NULL",
            email,
            now
        )
    }
}
