package import Engagement
package import Tracking

extension Store {
    /// Changes a file of the viewer's own: name and wish before sending, expiry and revocation after.
    @discardableResult
    package func updateFile(
        _ id: FileID,
        of email: EmailID,
        _ wanted: FileChange,
        limits: FileLimits = FileLimits(),
        by viewer: Viewer
    ) async throws(StoreError) -> EmailFile {
        try await write { change in
            let (head, file) = try change.sql.file(id, of: email, ownedBy: viewer)
            if head.status.isEditable {
                try change.update(file, ofDraft: wanted, limits: limits)
            } else {
                try change.update(file, ofSent: wanted, by: viewer.user)
            }
            return try change.sql.written(id, of: email)
        }
    }

    /// Gives a file another content: in a draft, or after sending while it is offered by links, which then lead to the new
    /// one; then ``restoreContent(_:by:)`` undoes it for a while.
    @discardableResult
    package func replaceFile(
        _ id: FileID,
        of email: EmailID,
        with new: NewFile,
        limits: FileLimits = FileLimits(),
        by viewer: Viewer
    ) async throws(StoreError) -> EmailFile {
        try await write { change in
            let (head, file) = try change.sql.file(id, of: email, ownedBy: viewer)
            if !head.status.isEditable { try file.checkIsServed() }
            let replaced = file.with(new)
            try replaced.checkMayBeFollowed(change.sql.settings())
            let others = try change.sql.files(of: email).filter { $0.id != id }
            try limits.check(others + [replaced], textLength: change.sql.textLength(of: email))
            let at = change.momentOfReplacing(file)
            try change.sql.run(
                """
                UPDATE files
                SET object = $3, size = $4, media_type = $5, is_program = $6, released_at = NULL, replaced_at = $7
                WHERE email_id = $1 AND id = $2
                """,
                email,
                id,
                new.object.bytes,
                new.size,
                new.mediaType,
                new.isProgram,
                head.status.isEditable ? nil : at
            )
            try change.settleReplaced(file, by: new, at: at, in: head, by: viewer.user)
            try change.touch(email)
            change.events.append(.edgeStateChanged)
            return try change.sql.written(id, of: email)
        }
    }

    /// Whether the content of a file of the viewer's own can be replaced: asked before the new one is taken.
    @discardableResult
    package func checkReplaces(
        _ id: FileID,
        of email: EmailID,
        by viewer: Viewer
    ) async throws(StoreError) -> EmailFile {
        try await read { sql, _ in
            let (head, file) = try sql.file(id, of: email, ownedBy: viewer)
            if !head.status.isEditable { try file.checkIsServed() }
            return file
        }
    }
}

extension Change {
    /// What a draft loses is given up at once; after sending it can be put back for a while.
    fileprivate func settleReplaced(
        _ file: EmailFile,
        by new: NewFile,
        at moment: Instant,
        in head: EmailHead,
        by user: UserID
    ) throws {
        guard !head.status.isEditable else {
            if new.object != file.object { try sql.release(file.object, at: now) }
            return
        }
        if file.releasedAt == nil { try keepReplacedContent(of: file, at: moment) }
        try audit(.fileReplaced, subject: file.reference.email.description, by: user)
    }

    fileprivate func update(_ file: EmailFile, ofDraft wanted: FileChange, limits: FileLimits) throws {
        guard wanted.isRevoked != true else {
            throw StoreError.invalid(
                field: "revoked",
                problem: "This email was not sent yet: take the file out instead."
            )
        }
        var changed = file
        changed.name = try wanted.name?.checkedFileName() ?? file.name
        changed.isFollowed = wanted.isFollowed ?? file.isFollowed
        if let expiresAt = wanted.expiresAt { changed.expiresAt = try expiresAt?.checkedExpiry(now: now) }
        try changed.checkMayBeFollowed(sql.settings())
        let others = try sql.files(of: file.reference.email).filter { $0.id != file.id }
        try limits.check(others + [changed], textLength: sql.textLength(of: file.reference.email))
        try sql.run(
            """
            UPDATE files
            SET name = $3, is_followed = $4, expires_at = $5
            WHERE email_id = $1 AND id = $2
            """,
            file.reference.email,
            file.id,
            changed.name,
            changed.isFollowed,
            changed.expiresAt
        )
        try touch(file.reference.email)
    }

    fileprivate mutating func update(_ file: EmailFile, ofSent wanted: FileChange, by user: UserID) throws {
        guard wanted.name == nil || wanted.name == file.name,
            wanted.isFollowed == nil || wanted.isFollowed == file.isFollowed
        else { throw StoreError.notADraft }
        try file.checkIsServed()
        var expiresAt = file.expiresAt
        if let wished = wanted.expiresAt {
            guard let wished else {
                throw StoreError.invalid(field: "expiresAt", problem: "Say until when the file is to be offered.")
            }
            expiresAt = try wished.checkedExpiry(now: now)
        }
        let isRevoked = wanted.isRevoked ?? (file.revokedAt != nil)
        guard file.releasedAt == nil || isRevoked else {
            throw StoreError.invalid(
                field: "id",
                problem: "The content of this file was thrown away after its time. Replace it to offer it again."
            )
        }
        try sql.run(
            "UPDATE files SET expires_at = $3, revoked_at = $4 WHERE email_id = $1 AND id = $2",
            file.reference.email,
            file.id,
            expiresAt,
            isRevoked ? file.revokedAt ?? now : nil
        )
        if isRevoked != (file.revokedAt != nil) {
            let action: AuditAction = isRevoked ? .fileTakenBack : .fileOfferedAgain
            try audit(action, subject: file.reference.email.description, by: user)
        }
        events.append(.edgeStateChanged)
    }
}

extension SQLConnection {
    /// A file of an email of the viewer's own, with the email's head.
    func file(
        _ id: FileID,
        of email: EmailID,
        ownedBy viewer: Viewer
    ) throws -> (head: EmailHead, file: EmailFile) {
        let head = try head(of: email, openFor: viewer)
        guard let file = try file(id, of: email) else { throw StoreError.notFound }
        guard head.seller == viewer.user else { throw StoreError.notYours }
        return (head, file)
    }

    /// The file that was just written in this transaction.
    func written(_ id: FileID, of email: EmailID) throws -> EmailFile {
        guard let file = try file(id, of: email) else { throw StoreError.notFound }
        return file
    }
}

extension EmailFile {
    /// Refuses what is not offered by links: it went out with the email and can't be changed any more.
    fileprivate func checkIsServed() throws(StoreError) {
        guard servedAt != nil, kind == .file else {
            throw .invalid(
                field: "id",
                problem: "This file went out inside the email, so it can’t be changed any more."
            )
        }
    }

    fileprivate func with(_ new: NewFile) -> EmailFile {
        EmailFile(
            id: id,
            reference: reference,
            name: name,
            mediaType: new.mediaType,
            size: new.size,
            object: new.object,
            isProgram: new.isProgram,
            isFollowed: isFollowed,
            createdAt: createdAt,
            servedAt: servedAt,
            expiresAt: expiresAt,
            replacedAt: replacedAt,
            revokedAt: revokedAt,
            releasedAt: nil
        )
    }
}

extension Instant {
    /// The moment itself, if a file can be offered until then.
    fileprivate func checkedExpiry(now: Instant) throws(StoreError) -> Instant {
        let latest = now + .seconds(FileLimits.days.upperBound * 86_400)
        guard self > now, self <= latest else {
            throw .invalid(
                field: "expiresAt",
                problem: "A moment within the next \(FileLimits.days.upperBound) days is expected here."
            )
        }
        return self
    }
}
