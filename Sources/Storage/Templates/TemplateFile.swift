package import Tracking

/// A file that an email from a template begins with.
package struct TemplateFile: Hashable, Sendable {
    /// Its id.
    package let id: FileID
    /// Its place among the template's files.
    package let ordinal: UInt16
    /// What it is saved as.
    package var name: String
    /// Its media type in lower case without parameters.
    package let mediaType: String
    /// Its length in bytes.
    package let size: Int64
    /// Its content.
    package let object: ObjectID
    /// Whether its content begins as a program does.
    package let isProgram: Bool
    /// Whether emails follow it or really attach it.
    package var isFollowed: Bool
    /// When it was added.
    package let createdAt: Instant
}

extension TemplateFile {
    /// The file as an email has it that is begun from the template: a file of its own with the same content.
    func attached(to email: EmailID, ordinal: UInt16, at now: Instant) -> EmailFile {
        EmailFile(
            id: .new(at: now),
            reference: FileReference(email: email, kind: .file, ordinal: ordinal),
            name: name,
            mediaType: mediaType,
            size: size,
            object: object,
            isProgram: isProgram,
            isFollowed: isFollowed,
            createdAt: now,
            servedAt: nil,
            expiresAt: nil,
            replacedAt: nil,
            revokedAt: nil,
            releasedAt: nil
        )
    }

    init(_ row: SQLRow) throws {
        guard let object = ObjectID(bytes: try row.bytes("object")) else {
            throw DatabaseError.unexpectedColumn("object")
        }
        self.init(
            id: try row.id("id"),
            ordinal: try row.ordinal("ordinal"),
            name: try row.text("name"),
            mediaType: try row.text("media_type"),
            size: Int64(try row.number("size")),
            object: object,
            isProgram: try row.truth("is_program"),
            isFollowed: try row.truth("is_followed"),
            createdAt: try row.instant("created_at")
        )
    }
}
