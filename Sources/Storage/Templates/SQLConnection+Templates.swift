internal import Engagement
internal import Tracking

extension SQLConnection {
    /// A template that was not deleted, with its files, whoever asks.
    func template(_ id: TemplateID) throws -> Template? {
        let row = try row(
            """
            SELECT id, owner_id, is_shared, name, language, subject, html, plain_text, version, created_at, updated_at
            FROM templates
            WHERE id = $1 AND archived_at IS NULL
            """,
            id
        )
        return try row.map { try Template($0, files: files(of: id)) }
    }

    /// A template that the viewer may see.
    ///
    /// - Throws: ``StoreError/notFound`` for any other.
    func template(_ id: TemplateID, openFor viewer: Viewer) throws -> Template {
        guard let template = try template(id), template.isOpen(for: viewer) else { throw StoreError.notFound }
        return template
    }

    /// A template that the viewer may change.
    ///
    /// - Throws: ``StoreError/notFound`` or ``StoreError/notYours`` for any other.
    func template(_ id: TemplateID, changedBy viewer: Viewer) throws -> Template {
        let template = try template(id, openFor: viewer)
        guard template.mayBeChanged(by: viewer) else { throw StoreError.notYours }
        return template
    }

    /// Adds a template.
    func insert(_ content: TemplateContent, id: TemplateID, owner: UserID, at now: Instant) throws {
        try run(
            """
            INSERT INTO templates
                (id, owner_id, is_shared, name, sort_key, search_text, language, subject, html, plain_text, version,
                created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11)
            """,
            id,
            owner,
            content.isShared,
            content.name,
            content.sortKey,
            content.searchText,
            content.language,
            content.subject,
            content.html,
            content.text,
            now
        )
    }

    /// Replaces what is written in a template.
    func replace(_ id: TemplateID, with content: TemplateContent, at now: Instant) throws {
        try run(
            """
            UPDATE templates
            SET is_shared = $2, name = $3, sort_key = $4, search_text = $5, language = $6, subject = $7, html = $8,
                plain_text = $9, version = version + 1, updated_at = $10
            WHERE id = $1
            """,
            id,
            content.isShared,
            content.name,
            content.sortKey,
            content.searchText,
            content.language,
            content.subject,
            content.html,
            content.text,
            now
        )
    }

    /// Where a list goes on behind a template; the top where there is none.
    func place(of id: TemplateID?) throws -> (sortKey: String, id: TemplateID) {
        guard let id, let row = try row("SELECT sort_key FROM templates WHERE id = $1", id) else { return ("", .first) }
        return (try row.text("sort_key"), id)
    }
}

extension Template {
    /// Whether the viewer may see it: their own and every shared one; administrators may see all.
    func isOpen(for viewer: Viewer) -> Bool {
        content.isShared || viewer.mayOpen(thingsOf: owner)
    }

    fileprivate init(_ row: SQLRow, files: [TemplateFile]) throws {
        self.init(
            id: try row.id("id"),
            owner: try row.id("owner_id"),
            content: TemplateContent(
                name: try row.text("name"),
                language: try row.text("language"),
                isShared: try row.truth("is_shared"),
                subject: try row.text("subject"),
                html: try row.optionalText("html"),
                text: try row.optionalText("plain_text")
            ),
            files: files,
            version: try row.number("version"),
            createdAt: try row.instant("created_at"),
            updatedAt: try row.instant("updated_at")
        )
    }
}
