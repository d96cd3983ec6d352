internal import Engagement
internal import Storage

extension CardModel {
    static func icon(_ detail: CardDetail) -> String {
        switch detail.card.kind {
        case .opened: detail.interactionKind?.rawValue ?? "opened"
        case .openedOften: "opened"
        case .viewed: "viewed"
        case .held: "held"
        case .replied: "replied"
        case .reminder: "reminder"
        case .stoppedFollowing: "silenced"
        case .deliveryFailed where detail.isDeliveryUnknown: "unsure"
        case .deliveryFailed, .bounced: "failed"
        }
    }

    static func title(_ detail: CardDetail, name: String) -> String {
        switch (detail.card.kind, detail.interactionKind) {
        case (.deliveryFailed, _) where detail.isDeliveryUnknown: "Did your email reach \(name)?"
        case (.deliveryFailed, _): "Not delivered to \(name)"
        case (.stoppedFollowing, _): "\(name) stopped being followed"
        case (.replied, _) where detail.card.stranger != nil: "Somebody else answered: \(name)"
        case (.replied, _): "\(name) answered your email"
        case (.bounced, _): "Your email did not reach \(name)"
        case (.held, _): "Your email to \(name) is held"
        case (.reminder, _): reminder(detail, name: name)
        case (.openedOften, _): "\(name) keeps opening your email"
        case (.viewed, _): "\(name) viewed your file"
        case (.opened, .clicked?): "\(name) clicked a link in your email"
        case (.opened, .viewed?): "\(name) viewed your file"
        case (.opened, _): "\(name) opened your email"
        }
    }

    /// A reminder is about everybody whom the email went to.
    private static func reminder(_ detail: CardDetail, name: String) -> String {
        let who = Counts.list([name], of: detail.recipientCount)
        return switch detail.reminder?.condition {
        case .noReply: "No answer from \(who)"
        case .notOpened: "No sign that \(who) opened your email"
        case .notClicked: "No link clicked by \(who)"
        case .notViewed: "No file looked at by \(who)"
        case .anyway, nil: "Reminder: your email to \(who)"
        }
    }

    /// What stands beside subject and time: who did it with what, what went wrong, or what the seller told themselves.
    static func detailWords(_ detail: CardDetail) -> String? {
        switch detail.card.kind {
        case .opened, .viewed: detail.device.words(near: detail.place)
        case .openedOften: "\(Card.manyOpens) times or more within a day"
        case .reminder: nil
        default: detail.failure
        }
    }
}
