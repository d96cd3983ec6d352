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
    @Nullable var template: TemplateID?
    let follow: Bool
    @Nullable var reminder: ReminderAnswer?
    let following: FollowingAnswer
    @Nullable var regarding: RecordID?
    @Nullable var regardingKind: RecordKind?
    let silenced: Bool
    let archived: Bool
    let wholeMessage: Bool
    let totals: TotalsAnswer
    let reach: ReachAnswer
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
        _template = Nullable(wrappedValue: email.template)
        follow = email.following.wish
        _reminder = Nullable(wrappedValue: email.reminder.map { ReminderAnswer($0, absence: email.absence, at: now) })
        following = FollowingAnswer(email.following)
        _regarding = Nullable(wrappedValue: email.regarding?.record.id)
        _regardingKind = Nullable(wrappedValue: email.regarding?.record.kind)
        silenced = email.isSilenced
        archived = email.archivedAt != nil
        wholeMessage = email.isRawMessage
        totals = TotalsAnswer(email.totals)
        reach = ReachAnswer(email)
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
