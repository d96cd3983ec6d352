internal import Engagement
internal import Storage
internal import Tracking

/// An email with everything that is known of it.
struct EmailAnswer: Encodable, Sendable {
    let id: EmailID
    let status: EmailStatus
    @Nullable var sendAt: Instant?
    @Nullable var heldReason: String?
    let from: AddressAnswer
    let to: [AddressAnswer]
    let cc: [AddressAnswer]
    let bcc: [AddressAnswer]
    let subject: String
    @Nullable var html: String?
    @Nullable var text: String?
    let follow: Bool
    let following: FollowingAnswer
    let silenced: Bool
    let wholeMessage: Bool
    let totals: TotalsAnswer
    let recipients: [RecipientAnswer]
    let links: [LinkAnswer]
    let attachments: [AttachmentAnswer]
    let images: [ImageAnswer]
    @Nullable var messageId: String?
    let version: Int
    let createdAt: Instant
    let updatedAt: Instant
    @Nullable var sentAt: Instant?

    init(_ email: Email, at now: Instant) {
        id = email.id
        status = email.status
        _sendAt = Nullable(wrappedValue: email.sendAt)
        _heldReason = Nullable(wrappedValue: email.heldReason)
        from = AddressAnswer(email.from)
        to = email.addresses(in: .to).map(AddressAnswer.init)
        cc = email.addresses(in: .cc).map(AddressAnswer.init)
        bcc = email.addresses(in: .bcc).map(AddressAnswer.init)
        subject = email.subject
        _html = Nullable(wrappedValue: email.html)
        _text = Nullable(wrappedValue: email.text)
        follow = email.following.wish
        following = FollowingAnswer(email.following)
        silenced = email.isSilenced
        wholeMessage = email.isRawMessage
        totals = TotalsAnswer(email.totals)
        recipients = email.recipients.map(RecipientAnswer.init)
        links = email.links.map(LinkAnswer.init)
        attachments = email.attachments.map { AttachmentAnswer($0, in: email.status, at: now) }
        images = email.images.map(ImageAnswer.init)
        _messageId = Nullable(wrappedValue: email.messageID)
        version = email.version
        createdAt = email.createdAt
        updatedAt = email.updatedAt
        _sentAt = Nullable(wrappedValue: email.sentAt)
    }
}
