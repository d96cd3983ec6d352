internal import Engagement
internal import Tracking

extension SQLConnection {
    /// The files of an email, attachments first, each kind in order; what was taken out is left out.
    func files(of email: EmailID) throws -> [EmailFile] {
        let rows = try rows(
            """
            SELECT email_id, kind, ordinal, id, name, media_type, size, object, is_program, is_followed, created_at,
                served_at, expires_at, replaced_at, revoked_at, released_at, refusal
            FROM files
            WHERE email_id = $1 AND removed_at IS NULL
            ORDER BY kind, ordinal
            """,
            email
        )
        return try rows.map { try EmailFile($0) }
    }

    /// The file of an email, unless it was taken out.
    func file(_ id: FileID, of email: EmailID) throws -> EmailFile? {
        let row = try row(
            """
            SELECT email_id, kind, ordinal, id, name, media_type, size, object, is_program, is_followed, created_at,
                served_at, expires_at, replaced_at, revoked_at, released_at, refusal
            FROM files
            WHERE email_id = $1 AND id = $2 AND removed_at IS NULL
            """,
            email,
            id
        )
        return try row.map { try EmailFile($0) }
    }

    /// The next place among the files of a kind; what is taken out leaves a gap, so that no place is used twice.
    func nextOrdinal(of kind: FileReference.Kind, in email: EmailID) throws -> Int {
        let row = try row(
            "SELECT COALESCE(MAX(ordinal), -1) + 1 AS next FROM files WHERE email_id = $1 AND kind = $2",
            email,
            kind.rawValue
        )
        return try row?.number("next") ?? 0
    }

    /// Adds a file at a place.
    func insert(_ file: EmailFile) throws {
        try run(
            """
            INSERT INTO files
                (email_id, kind, ordinal, id, name, media_type, size, object, is_program, is_followed, created_at,
                served_at, expires_at, refusal)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            file.reference.email,
            file.kind.rawValue,
            file.reference.ordinal,
            file.id,
            file.name,
            file.mediaType,
            file.size,
            file.object.bytes,
            file.isProgram,
            file.isFollowed,
            file.createdAt,
            file.servedAt,
            file.expiresAt,
            file.refusal
        )
    }

    /// How much the texts of an email take, in bytes, its header included; generously, for they will be encoded.
    func textLength(of email: EmailID) throws -> Int64 {
        let row = try row("SELECT html, plain_text FROM email_texts WHERE email_id = $1", email)
        let texts = try [row?.optionalText("html"), row?.optionalText("plain_text")].compactMap(\.self)
        return texts.reduce(16_384) { $0 + Int64($1.utf8.count) * 3 / 2 }
    }
}

extension EmailFile {
    init(_ row: SQLRow) throws {
        guard let kind = UInt8(exactly: try row.number("kind")).flatMap(FileReference.Kind.init) else {
            throw DatabaseError.unexpectedColumn("kind")
        }
        guard let object = ObjectID(bytes: try row.bytes("object")) else {
            throw DatabaseError.unexpectedColumn("object")
        }
        self.init(
            id: try row.id("id"),
            reference: FileReference(email: try row.id("email_id"), kind: kind, ordinal: try row.ordinal("ordinal")),
            name: try row.text("name"),
            mediaType: try row.text("media_type"),
            size: Int64(try row.number("size")),
            object: object,
            isProgram: try row.truth("is_program"),
            isFollowed: try row.truth("is_followed"),
            createdAt: try row.instant("created_at"),
            servedAt: try row.optionalInstant("served_at"),
            expiresAt: try row.optionalInstant("expires_at"),
            replacedAt: try row.optionalInstant("replaced_at"),
            revokedAt: try row.optionalInstant("revoked_at"),
            releasedAt: try row.optionalInstant("released_at"),
            refusal: try row.optionalText("refusal")
        )
    }
}
