internal import Storage
internal import Tracking

/// An attachment of an email.
struct AttachmentAnswer: Encodable, Sendable {
    let id: FileID
    let ordinal: UInt16
    let filename: String
    let mediaType: String
    let size: Int64
    let followed: Bool
    let state: FileState
    let stored: Bool
    @Nullable var refusal: String?
    @Nullable var expiresAt: Instant?
    @Nullable var revokedAt: Instant?
    @Nullable var replacedAt: Instant?
    let createdAt: Instant
    /// What undoing needs where its content was just replaced.
    @Nullable var undo: String?

    init(_ file: EmailFile, in status: EmailStatus, at now: Instant, undo: String? = nil) {
        id = file.id
        ordinal = file.reference.ordinal
        filename = file.name
        mediaType = file.mediaType
        size = file.size
        followed = file.isFollowed
        state = file.state(at: now, in: status)
        stored = file.releasedAt == nil
        _refusal = Nullable(wrappedValue: file.refusal)
        _expiresAt = Nullable(wrappedValue: file.expiresAt)
        _revokedAt = Nullable(wrappedValue: file.revokedAt)
        _replacedAt = Nullable(wrappedValue: file.replacedAt)
        createdAt = file.createdAt
        _undo = Nullable(wrappedValue: undo)
    }
}
