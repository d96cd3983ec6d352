internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// A card of the assistant with what it says.
struct CardAnswer: Encodable, Sendable {
    let id: CardID
    let kind: CardKind
    let state: State
    @Nullable var snoozedUntil: Instant?
    let at: Instant
    let expiresAt: Instant
    let doubtful: Bool
    let email: EmailID
    let subject: String
    let recipient: Person
    let stranger: Bool
    let deliveryUnknown: Bool
    @Nullable var interaction: InteractionKind?
    let device: DeviceAnswer
    @Nullable var place: String?
    @Nullable var failure: String?
    @Nullable var feedback: CardFeedback?
    @Nullable var reminder: ReminderWords?

    enum State: String, Encodable, Sendable {
        case open
        case snoozed
        case dismissed
    }

    /// What a reminder waited for, and what its seller told themselves.
    struct ReminderWords: Encodable, Sendable {
        let condition: ReminderCondition
        let at: Instant
        let note: String
    }

    /// Whom it is about.
    struct Person: Encodable, Sendable {
        let ordinal: UInt16
        let address: String
        @Nullable var name: String?
        @Nullable var contact: ContactID?
        let phone: String

        init(_ detail: CardDetail) {
            ordinal = detail.card.copy.recipient
            address = detail.recipient.address
            _name = Nullable(wrappedValue: detail.recipient.name)
            _contact = Nullable(wrappedValue: detail.contact)
            phone = detail.phone
        }
    }

    init(_ detail: CardDetail) {
        let card = detail.card
        id = card.id
        kind = card.kind
        switch card.state {
        case .open:
            state = .open
            _snoozedUntil = Nullable()
        case .snoozed(let until):
            state = .snoozed
            _snoozedUntil = Nullable(wrappedValue: until)
        case .dismissed:
            state = .dismissed
            _snoozedUntil = Nullable()
        }
        at = card.at
        expiresAt = card.expiresAt
        doubtful = card.isDoubtful
        email = card.copy.email
        subject = detail.subject
        recipient = Person(detail)
        stranger = card.stranger != nil
        deliveryUnknown = detail.isDeliveryUnknown
        _interaction = Nullable(wrappedValue: detail.interactionKind)
        device = DeviceAnswer(detail.device)
        _place = Nullable(wrappedValue: detail.place)
        _failure = Nullable(wrappedValue: detail.failure)
        _feedback = Nullable(wrappedValue: detail.feedback)
        _reminder = Nullable(
            wrappedValue: detail.reminder.map { ReminderWords(condition: $0.condition, at: $0.at, note: $0.note) }
        )
    }
}
