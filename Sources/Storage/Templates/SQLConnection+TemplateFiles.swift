internal import Tracking

extension SQLConnection {
    /// The files of a template in order; what was taken out is left out.
    func files(of template: TemplateID) throws -> [TemplateFile] {
        let rows = try rows(
            """
            SELECT ordinal, id, name, media_type, size, object, is_program, is_followed, created_at
            FROM template_files
            WHERE template_id = $1 AND removed_at IS NULL
            ORDER BY ordinal
            """,
            template
        )
        return try rows.map { try TemplateFile($0) }
    }

    /// The file of a template, unless it was taken out.
    func file(_ id: FileID, of template: TemplateID) throws -> TemplateFile? {
        let row = try row(
            """
            SELECT ordinal, id, name, media_type, size, object, is_program, is_followed, created_at
            FROM template_files
            WHERE template_id = $1 AND id = $2 AND removed_at IS NULL
            """,
            template,
            id
        )
        return try row.map { try TemplateFile($0) }
    }

    /// The next place among the files of a template; what is taken out leaves a gap.
    func nextOrdinal(in template: TemplateID) throws -> Int {
        let row = try row(
            "SELECT COALESCE(MAX(ordinal), -1) + 1 AS next FROM template_files WHERE template_id = $1",
            template
        )
        return try row?.number("next") ?? 0
    }

    /// Adds a file to a template.
    func insert(_ file: TemplateFile, of template: TemplateID) throws {
        try run(
            """
            INSERT INTO template_files
                (template_id, ordinal, id, name, media_type, size, object, is_program, is_followed, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            template,
            file.ordinal,
            file.id,
            file.name,
            file.mediaType,
            file.size,
            file.object.bytes,
            file.isProgram,
            file.isFollowed,
            file.createdAt
        )
    }
}
