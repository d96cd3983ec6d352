package import Engagement
package import Tracking

extension Store {
    /// Makes a template of the viewer's.
    @discardableResult
    package func createTemplate(_ content: TemplateContent, by viewer: Viewer) async throws(StoreError) -> Template {
        let content = try content.checked()
        return try await write { change in
            let id = TemplateID.new(at: change.now)
            try change.sql.insert(content, id: id, owner: viewer.user, at: change.now)
            return try change.sql.template(id, openFor: viewer)
        }
    }

    /// Replaces what is written in a template; with a version only if it still is that one.
    @discardableResult
    package func updateTemplate(
        _ id: TemplateID,
        to content: TemplateContent,
        expecting version: Int?,
        by viewer: Viewer
    ) async throws(StoreError) -> Template {
        let content = try content.checked()
        return try await write { change in
            let current = try change.sql.template(id, changedBy: viewer)
            guard version == nil || version == current.version else {
                throw StoreError.versionConflict(current: current.version)
            }
            guard content.isShared || current.owner == viewer.user else {
                throw StoreError.invalid(
                    field: "shared",
                    problem: "Only whoever made this template can take it back from the others. Make one of your own."
                )
            }
            try change.sql.replace(id, with: content, at: change.now)
            return try change.sql.template(id, openFor: viewer)
        }
    }

    /// A template with its files; `nil` where the viewer may not see it.
    ///
    /// An administrator's look at somebody's personal one is audited, once an hour.
    package func template(_ id: TemplateID, viewer: Viewer) async throws(StoreError) -> Template? {
        let template = try await read { sql, _ in try sql.template(id) }
        guard let template, template.isOpen(for: viewer) else { return nil }
        if !template.content.isShared, viewer.isAudited(openingThingsOf: template.owner) {
            try await auditOpening(id, by: viewer.user)
        }
        return template
    }

    /// A page of the templates that the viewer has, by name, with their figures.
    package func templates(_ query: TemplateQuery, viewer: Viewer) async throws(StoreError) -> [TemplateSummary] {
        try await read { sql, now in
            try sql.templates(query, viewer: viewer) { try sql.outcomes(of: $0, at: now) }
        }
    }

    /// Deletes a template: it is in no list any more, and its emails keep counting.
    @discardableResult
    package func archiveTemplate(_ id: TemplateID, by viewer: Viewer) async throws(StoreError) -> ArchivedTemplate {
        try await write { change in
            _ = try change.sql.template(id, changedBy: viewer)
            try change.sql.run("UPDATE templates SET archived_at = $2 WHERE id = $1", id, change.now)
            return ArchivedTemplate(template: id, archivedAt: change.now)
        }
    }

    /// Undoes ``archiveTemplate(_:by:)``.
    @discardableResult
    package func restoreTemplate(_ archived: ArchivedTemplate, by viewer: Viewer) async throws(StoreError) -> Template {
        try await write { change in
            let restored = try change.sql.run(
                """
                UPDATE templates
                SET archived_at = NULL
                WHERE id = $1 AND archived_at = $2 AND (is_shared = 1 OR owner_id = $3)
                """,
                archived.template,
                archived.archivedAt,
                viewer.user
            )
            guard restored == 1 else { throw StoreError.notFound }
            return try change.sql.template(archived.template, openFor: viewer)
        }
    }

    /// What became of the emails from a template, everybody's; none where the viewer may not see it.
    package func figures(of id: TemplateID, viewer: Viewer) async throws(StoreError) -> TemplateFigures {
        try await read { sql, now in
            _ = try sql.template(id, openFor: viewer)
            return try sql.outcomes(of: id, at: now).figures
        }
    }

    /// What those are worth that count as won by a template; nothing where the viewer may not see it.
    package func worth(of id: TemplateID, viewer: Viewer) async throws(StoreError) -> WonWorth {
        try await read { sql, _ in
            _ = try sql.template(id, openFor: viewer)
            return try sql.worth(of: id)
        }
    }
}

extension SQLConnection {
    /// A page of the templates that the viewer has, by name, each with what became of its emails.
    func templates(
        _ query: TemplateQuery,
        viewer: Viewer,
        outcomes: (TemplateID) throws -> TemplateOutcomes
    ) throws -> [TemplateSummary] {
        let place = try place(of: query.after)
        let rows = try rows(
            """
            SELECT id, owner_id, is_shared, name, language, subject, updated_at
            FROM templates
            WHERE (sort_key, id) > ($1, $2) AND archived_at IS NULL
                AND (is_shared = 1 AND $3 = 1 OR is_shared = 0 AND $4 = 1 AND owner_id = $5)
                AND search_text LIKE $6 ESCAPE '\\' AND ($7 = '' OR language = $7 OR language LIKE $8)
            ORDER BY sort_key, id
            LIMIT $9
            """,
            place.sortKey,
            place.id,
            query.scope != .personal,
            query.scope != .shared,
            viewer.user,
            query.text.containedPattern,
            query.language,
            query.language + "-%",
            max(0, query.limit)
        )
        return try rows.map { try TemplateSummary($0, outcomes: outcomes($0.id("id"))) }
    }
}

extension TemplateSummary {
    fileprivate init(_ row: SQLRow, outcomes: TemplateOutcomes) throws {
        self.init(
            id: try row.id("id"),
            owner: try row.id("owner_id"),
            isShared: try row.truth("is_shared"),
            name: try row.text("name"),
            language: try row.text("language"),
            subject: try row.text("subject"),
            updatedAt: try row.instant("updated_at"),
            outcomes: outcomes
        )
    }
}
