internal import Engagement
internal import Storage
internal import Tracking

/// An email as a line of a list.
struct EmailSummaryAnswer: Encodable, Sendable {
    let id: EmailID
    let status: EmailStatus
    @Nullable var sendAt: Instant?
    let subject: String
    let recipients: [AddressAnswer]
    let recipientCount: Int
    let follow: Bool
    @Nullable var followingState: FollowingState?
    let silenced: Bool
    let archived: Bool
    let totals: TotalsAnswer
    let createdAt: Instant
    let updatedAt: Instant
    @Nullable var sentAt: Instant?

    init(_ email: EmailSummary) {
        id = email.id
        status = email.status
        _sendAt = Nullable(wrappedValue: email.sendAt)
        subject = email.subject
        recipients = email.recipients.map(AddressAnswer.init)
        recipientCount = email.recipientCount
        follow = email.wish
        _followingState = Nullable(wrappedValue: email.followingState)
        silenced = email.isSilenced
        archived = email.archivedAt != nil
        totals = TotalsAnswer(email.totals)
        createdAt = email.createdAt
        updatedAt = email.updatedAt
        _sentAt = Nullable(wrappedValue: email.sentAt)
    }
}
