internal import Storage
internal import Tracking

/// A block in the API.
struct BlockAnswer: Encodable {
    let id: BlockID
    let kind: BlockKind
    let what: String
    let reason: String
    let blockedAt: Instant
    let blockedBy: UserID
    @Nullable var liftedAt: Instant?
    @Nullable var liftedBy: UserID?

    init(_ block: Block) {
        id = block.id
        kind = block.what.kind
        what = block.what.text
        reason = block.reason
        blockedAt = block.blockedAt
        blockedBy = block.blockedBy
        _liftedAt = Nullable(wrappedValue: block.lifting?.at)
        _liftedBy = Nullable(wrappedValue: block.lifting?.by)
    }
}
