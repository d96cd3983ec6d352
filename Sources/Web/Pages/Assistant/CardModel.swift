internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// A card as it is shown.
struct CardModel {
    let id: String
    let kind: String
    let icon: String
    let cardTitle: String
    let subject: String
    let who: String
    let at: Moment
    let detail: String?
    let note: String?
    /// Moving the reminder, since somebody is away.
    let away: ReminderModel.Proposal?
    let moveLink: String
    let isUrgent: Bool
    let isUseful: Bool
    let isNotUseful: Bool
    let snoozeWords: String
    let unsure: String?
    let stateWords: String?
    let isFirst: Bool
    let isNew: Bool
    let isHandled: Bool
    let emailLink: String
    let contactLink: String?
    let callLink: String?
    /// Where a held email is sent without its files.
    let bareLink: String?
    /// Where a held email is sent to those alone who may be followed, and how that is called.
    let allowedLink: String?
    let allowedVerb: String

    /// A card younger than this is shown as new.
    private static let novelty = Duration.seconds(600)

    init(_ detail: CardDetail, isFirst: Bool, visit: Visit) {
        let card = detail.card
        let name = detail.recipient.name ?? detail.recipient.address
        id = card.id.description
        kind = card.kind.rawValue
        who = name
        subject = detail.subject.isEmpty ? Subjects.none : detail.subject
        cardTitle = Self.title(detail, name: name)
        icon = Self.icon(detail)
        at = Moment(card.at, as: .relative, for: visit)
        self.detail = Self.detailWords(detail)
        note = detail.reminder.flatMap { $0.note.isEmpty ? nil : $0.note }
        away = ReminderModel.Proposal(detail, for: visit)
        moveLink = Route.remindOfEmail(card.copy.email).path
        isUrgent = card.kind.isUrgent
        isUseful = detail.feedback == .useful
        isNotUseful = detail.feedback == .notUseful
        snoozeWords = card.kind.isUrgent ? "for an hour" : "until tomorrow"
        unsure = card.isDoubtful ? "Probably not a person" : nil
        stateWords = Self.words(card.state, visit: visit)
        isHandled = card.state != .open
        isNew = card.state == .open && !card.isDoubtful && visit.now - card.at < Self.novelty
        self.isFirst = isFirst && !isHandled
        emailLink = Route.email(card.copy.email).path
        // A held email is about nobody in particular: who gets it stands on its page.
        contactLink = card.kind == .held ? nil : detail.contact.map { Route.person($0).path }
        callLink = card.kind == .held ? nil : detail.phone.dialled.map { "tel:" + $0 }
        bareLink = card.kind == .held && card.state == .open ? Route.apiSend(card.copy.email).path : nil
        allowedLink = detail.objectors > 0 ? bareLink : nil
        allowedVerb = detail.objectors == 1 ? "Take out who objects" : "Take out \(detail.objectors) who object"
    }

    private static func words(_ state: CardState, visit: Visit) -> String? {
        switch state {
        case .open: nil
        case .snoozed(let until): "Comes back \(Moment(until, as: .dated, for: visit).text)."
        case .dismissed: "Dismissed."
        }
    }
}
