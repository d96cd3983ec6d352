package import Engagement
internal import Tracking

extension Store {
    /// Undoes ``replaceFile(_:of:with:limits:by:)`` after sending, if it was the last thing that the file's content saw.
    @discardableResult
    package func restoreContent(
        _ replaced: ReplacedContent,
        by viewer: Viewer
    ) async throws(StoreError) -> EmailFile {
        try await write { change in
            let file = try change.sql.file(replaced.file, of: replaced.email, ownedBy: viewer).file
            guard file.replacedAt == replaced.replacedAt, try change.sql.putBack(replaced) else {
                throw StoreError.notFound
            }
            try change.sql.release(file.object, at: change.now)
            try change.touch(replaced.email)
            try change.audit(.fileReplaced, subject: replaced.email.description, by: viewer.user)
            change.events.append(.edgeStateChanged)
            return try change.sql.written(replaced.file, of: replaced.email)
        }
    }
}

extension Change {
    /// When a file is replaced: now, but after the last time, so that each content that was replaced has a moment of its own.
    func momentOfReplacing(_ file: EmailFile) -> Instant {
        file.replacedAt.map { max(now, $0 + .microseconds(1)) } ?? now
    }

    /// Keeps the content of a file that is about to be replaced, so that this can be undone.
    func keepReplacedContent(of file: EmailFile, at moment: Instant) throws {
        try sql.run(
            """
            INSERT INTO replaced_contents (email_id, file_id, at, object, size, media_type, is_program, replaced_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            file.reference.email,
            file.id,
            moment,
            file.object.bytes,
            file.size,
            file.mediaType,
            file.isProgram,
            file.replacedAt
        )
    }

    /// Gives up what was replaced too long ago to be put back.
    func releaseReplacedContents() throws {
        let end = now - ReplacedContent.keeping
        try sql.run(
            """
            INSERT INTO released_objects (object, released_at)
            SELECT object, CAST($2 AS BIGINT)
            FROM replaced_contents
            WHERE at <= $1
            ON CONFLICT (object) DO NOTHING
            """,
            end,
            now
        )
        try sql.run("DELETE FROM replaced_contents WHERE at <= $1", end)
    }
}

extension SQLConnection {
    /// Gives a file the content back that it had; says whether that was kept.
    fileprivate func putBack(_ replaced: ReplacedContent) throws -> Bool {
        let row = try row(
            """
            SELECT object, size, media_type, is_program, replaced_at
            FROM replaced_contents
            WHERE email_id = $1 AND file_id = $2 AND at = $3
            """,
            replaced.email,
            replaced.file,
            replaced.replacedAt
        )
        guard let row else { return false }
        try run(
            """
            UPDATE files
            SET object = $3, size = $4, media_type = $5, is_program = $6, replaced_at = $7, released_at = NULL
            WHERE email_id = $1 AND id = $2
            """,
            replaced.email,
            replaced.file,
            row.bytes("object"),
            row.number("size"),
            row.text("media_type"),
            row.truth("is_program"),
            row.optionalInstant("replaced_at")
        )
        try run(
            "DELETE FROM replaced_contents WHERE email_id = $1 AND file_id = $2 AND at = $3",
            replaced.email,
            replaced.file,
            replaced.replacedAt
        )
        return true
    }
}
