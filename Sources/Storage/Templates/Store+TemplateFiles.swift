package import Engagement
package import Tracking

extension Store {
    /// Whether the viewer may put a file into this template now: asked before its content is taken.
    package func checkTakesFiles(_ template: TemplateID, by viewer: Viewer) async throws(StoreError) {
        try await read { sql, _ in _ = try sql.template(template, changedBy: viewer) }
    }

    /// Puts a stored content into a template.
    @discardableResult
    package func addFile(
        _ new: NewFile,
        to id: TemplateID,
        limits: FileLimits = FileLimits(),
        by viewer: Viewer
    ) async throws(StoreError) -> TemplateFile {
        try await write { change in
            let template = try change.sql.template(id, changedBy: viewer)
            guard let ordinal = UInt16(exactly: try change.sql.nextOrdinal(in: id)) else {
                throw StoreError.tooLarge(problem: "This template had too many files. Make a new one.")
            }
            let file = TemplateFile(
                id: .new(at: change.now),
                ordinal: ordinal,
                name: try new.name.checkedFileName(),
                mediaType: new.mediaType,
                size: new.size,
                object: new.object,
                isProgram: new.isProgram,
                isFollowed: try new.isFollowed ?? change.sql.settings().followsNewFiles,
                createdAt: change.now
            )
            try change.check(template.files + [file], of: template, limits: limits)
            try change.sql.insert(file, of: id)
            return file
        }
    }

    /// Changes what a file of a template is called, or whether it is followed.
    @discardableResult
    package func updateFile(
        _ id: FileID,
        of template: TemplateID,
        name: String?,
        isFollowed: Bool?,
        limits: FileLimits = FileLimits(),
        by viewer: Viewer
    ) async throws(StoreError) -> TemplateFile {
        try await write { change in
            let whole = try change.sql.template(template, changedBy: viewer)
            guard var file = whole.files.first(where: { $0.id == id }) else { throw StoreError.notFound }
            file.name = try name?.checkedFileName() ?? file.name
            file.isFollowed = isFollowed ?? file.isFollowed
            try change.check(whole.files.map { $0.id == id ? file : $0 }, of: whole, limits: limits)
            try change.sql.run(
                "UPDATE template_files SET name = $3, is_followed = $4 WHERE template_id = $1 AND id = $2",
                template,
                id,
                file.name,
                file.isFollowed
            )
            return file
        }
    }

    /// A file of a template; `nil` where the viewer may not see the template, or it was taken out.
    package func file(_ id: FileID, of template: TemplateID, viewer: Viewer) async throws(StoreError) -> TemplateFile? {
        try await self.template(template, viewer: viewer)?.files.first { $0.id == id }
    }

    /// Takes a file out of a template; for a day it can be put back.
    @discardableResult
    package func removeFile(
        _ id: FileID,
        of template: TemplateID,
        by viewer: Viewer
    ) async throws(StoreError) -> RemovedTemplateFile {
        try await write { change in
            _ = try change.sql.template(template, changedBy: viewer)
            let removed = try change.sql.run(
                "UPDATE template_files SET removed_at = $3 WHERE template_id = $1 AND id = $2 AND removed_at IS NULL",
                template,
                id,
                change.now
            )
            guard removed == 1 else { throw StoreError.notFound }
            return RemovedTemplateFile(template: template, file: id, removedAt: change.now)
        }
    }

    /// Undoes ``removeFile(_:of:by:)``.
    @discardableResult
    package func restoreFile(
        _ removed: RemovedTemplateFile,
        limits: FileLimits = FileLimits(),
        by viewer: Viewer
    ) async throws(StoreError) -> TemplateFile {
        try await write { change in
            _ = try change.sql.template(removed.template, changedBy: viewer)
            let restored = try change.sql.run(
                "UPDATE template_files SET removed_at = NULL WHERE template_id = $1 AND id = $2 AND removed_at = $3",
                removed.template,
                removed.file,
                removed.removedAt
            )
            let template = try change.sql.template(removed.template, changedBy: viewer)
            guard restored == 1, let file = try change.sql.file(removed.file, of: removed.template) else {
                throw StoreError.notFound
            }
            try change.check(template.files, of: template, limits: limits)
            return file
        }
    }

    /// Puts the files of a template into a draft of the viewer's, each as a file of the draft's own.
    @discardableResult
    package func attachFiles(
        of template: TemplateID,
        to email: EmailID,
        limits: FileLimits = FileLimits(),
        by viewer: Viewer
    ) async throws(StoreError) -> [EmailFile] {
        try await write { change in
            let template = try change.sql.template(template, openFor: viewer)
            _ = try change.sql.head(ofDraft: email, by: viewer)
            return try change.attach(template.files, to: email, limits: limits)
        }
    }
}

extension Change {
    /// Puts files into a draft, all of them or none.
    func attach(_ files: [TemplateFile], to email: EmailID, limits: FileLimits) throws -> [EmailFile] {
        guard !files.isEmpty else { return [] }
        let first = try sql.nextOrdinal(of: .file, in: email)
        let settings = try sql.settings()
        let attached = try files.enumerated().map { offset, file in
            guard let ordinal = UInt16(exactly: first + offset) else {
                throw StoreError.tooLarge(problem: "This email had too many files. Begin a new one.")
            }
            let copy = file.attached(to: email, ordinal: ordinal, at: now)
            try copy.checkMayBeFollowed(settings)
            return copy
        }
        try limits.check(sql.files(of: email) + attached, textLength: sql.textLength(of: email))
        for file in attached { try sql.insert(file) }
        try touch(email)
        return attached
    }

    /// Refuses files that an email from the template could not go out with.
    fileprivate func check(_ files: [TemplateFile], of template: Template, limits: FileLimits) throws {
        let settings = try sql.settings()
        // As if an email were begun from it; its id is of no matter.
        let attached = files.map { $0.attached(to: .first, ordinal: $0.ordinal, at: now) }
        for file in attached { try file.checkMayBeFollowed(settings) }
        try limits.check(attached, textLength: template.content.textLength)
    }
}
