internal import Storage
internal import Tracking

/// A file that an email from a template begins with.
struct TemplateAttachmentAnswer: Encodable, Sendable {
    let id: FileID
    let filename: String
    let mediaType: String
    let size: Int64
    let followed: Bool
    let createdAt: Instant

    init(_ file: TemplateFile) {
        id = file.id
        filename = file.name
        mediaType = file.mediaType
        size = file.size
        followed = file.isFollowed
        createdAt = file.createdAt
    }
}
