internal import Engagement
internal import Foundation
internal import Storage

/// The settings of the assistant as they are shown.
struct AssistantSettingsModel {
    let place = SettingsPlace.assistant.model
    let isAdministrator: Bool
    let ownCards: [Kind]
    let isQuiet: Bool
    let quietStart: String
    let quietEnd: String
    let quietWrong: String?
    let getsDigest: Bool
    let digestAt: String
    let digestWrong: String?
    let digestAddress: String
    let zoneName: String
    let workspaceCards: [Kind]
    let workdays: [Workday]
    let workStart: String
    let workEnd: String
    let holidays: String
    let daysWrong: String?
    let hoursWrong: String?
    let holidaysWrong: String?

    /// A kind of card with its switch.
    struct Kind {
        let kindWord: String
        let kindLabel: String
        let kindHint: String
        let isOn: Bool
        /// Whether the workspace has none of it, so that nobody can switch it on for themselves.
        let isMissing: Bool
    }

    struct Workday {
        let number: Int
        let dayName: String
        let isWorked: Bool
    }

    init(
        settings: WorkspaceSettings,
        wishes: AssistantWishes,
        refused: AssistantSettingsPage.Refused,
        visit: Visit
    ) {
        isAdministrator = visit.user.role == .administrator
        ownCards = CardKind.switchable.map { kind in
            let isMissing = settings.cardsOff.contains(kind)
            return Kind(kind, isOn: !isMissing && !wishes.cardsOff.contains(kind), isMissing: isMissing)
        }
        workspaceCards = CardKind.switchable.map {
            Kind($0, isOn: !settings.cardsOff.contains($0), isMissing: false)
        }
        isQuiet = refused.quiet != nil || wishes.quietHours != nil
        quietStart = refused.quiet?.start ?? ClockTime.text(wishes.quietHours?.start ?? 18 * 60)
        quietEnd = refused.quiet?.end ?? ClockTime.text(wishes.quietHours?.end ?? 8 * 60)
        quietWrong = refused.quietWrong
        getsDigest = refused.digest != nil || wishes.digestAt != nil
        // Unless it was chosen, it comes as work begins.
        digestAt = refused.digest ?? ClockTime.text(wishes.digestAt ?? settings.workingHours.start)
        digestWrong = refused.digestWrong
        digestAddress = visit.user.address
        zoneName = visit.zone.identifier
        let hours = refused.hours ?? TypedHours(settings.workingHours)
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        workdays = names.enumerated().map {
            Workday(number: $0 + 1, dayName: $1, isWorked: hours.days.contains($0 + 1))
        }
        workStart = hours.start
        workEnd = hours.end
        holidays = hours.holidays
        daysWrong = refused.hoursFaults.days
        hoursWrong = refused.hoursFaults.hours
        holidaysWrong = refused.hoursFaults.holidays
    }
}

extension AssistantSettingsModel.Kind {
    fileprivate init(_ kind: CardKind, isOn: Bool, isMissing: Bool) {
        let words = Self.words(kind)
        kindWord = kind.rawValue
        kindLabel = words.label
        kindHint = isMissing ? "An administrator switched it off." : words.hint
        self.isOn = isOn
        self.isMissing = isMissing
    }

    private static func words(_ kind: CardKind) -> (label: String, hint: String) {
        switch kind {
        case .opened: ("First open", "Somebody opened an email for the first time.")
        case .openedOften: ("Opened often", "Somebody opened an email three times within a day.")
        case .viewed: ("File looked at", "Somebody looked at a followed file for the first time.")
        case .replied: ("Answer", "Somebody answered.")
        case .bounced: ("Came back", "A mail server reported that an email did not arrive.")
        case .held: ("Held", "An email could not go out as it is, and waits for you.")
        case .reminder: ("Reminder", "A reminder that you set.")
        case .stoppedFollowing: ("Stopped being followed", "A recipient chose on their own page not to be followed.")
        case .deliveryFailed: ("Not delivered", "An email could not be handed over.")
        }
    }
}
