internal import Storage
internal import Tracking

/// An image that was inserted into an email.
struct ImageAnswer: Encodable, Sendable {
    let id: FileID
    let ordinal: UInt16
    /// What stands as `src` in the HTML of the draft; each copy gets its own in place of it.
    let src: String
    let filename: String
    let mediaType: String
    let size: Int64
    let createdAt: Instant

    init(_ file: EmailFile) {
        id = file.id
        ordinal = file.reference.ordinal
        src = Route.apiImage(file.reference.email, file.id).path
        filename = file.name
        mediaType = file.mediaType
        size = file.size
        createdAt = file.createdAt
    }
}
