internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// A reply or report that came in.
struct ReplyAnswer: Encodable, Sendable {
    let id: ReplyID
    let kind: ReplyKind
    let at: Instant
    /// Which recipient it is from or about; null for somebody who is none.
    @Nullable var recipient: UInt16?
    let from: AddressAnswer
    let subject: String
    @Nullable var messageId: String?
    @Nullable var writtenAt: Instant?
    /// Minutes east of UTC.
    @Nullable var offset: Int?
    let text: String
    @Nullable var returnsOn: String?
    @Nullable var report: Report?

    struct Report: Encodable, Sendable {
        let status: String
        let permanent: Bool
        let reason: BounceReason
        let words: String
    }

    init(_ reply: Reply) {
        id = reply.id
        kind = reply.kind
        at = reply.at
        _recipient = Nullable(wrappedValue: reply.recipient)
        from = AddressAnswer(reply.from)
        subject = reply.subject
        _messageId = Nullable(wrappedValue: reply.messageID)
        _writtenAt = Nullable(wrappedValue: reply.writtenAt)
        _offset = Nullable(wrappedValue: reply.dateOffset)
        text = reply.text
        _returnsOn = Nullable(wrappedValue: reply.returnsOn?.description)
        let report = reply.report.map {
            Report(status: $0.status, permanent: $0.isPermanent, reason: $0.reason, words: $0.words)
        }
        _report = Nullable(wrappedValue: report)
    }
}
