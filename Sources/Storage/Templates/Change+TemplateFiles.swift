internal import Tracking

extension Change {
    /// Gives up the files that were taken out of templates before that moment.
    func releaseFiles(ofTemplatesRemovedBefore end: Instant) throws {
        try sql.run(
            """
            INSERT INTO released_objects (object, released_at)
            SELECT object, CAST($2 AS BIGINT)
            FROM template_files
            WHERE removed_at <= $1
            ON CONFLICT (object) DO NOTHING
            """,
            end,
            now
        )
        try sql.run("DELETE FROM template_files WHERE removed_at <= $1", end)
    }
}
