internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

/// The choice of a reminder as a form shows it.
struct ReminderFields {
    /// The form that the fields belong to, where they stand outside of it.
    let formName: String?
    let isFollowed: Bool
    let conditions: [Condition]
    let times: [Time]
    let remindAt: String
    /// The moment itself, for a browser that is in another zone by now.
    let remindMoment: String?
    let remindNote: String
    let remindZone: String
    let remindTimeWrong: String?
    let remindNoteWrong: String?
    let remindSentence: String

    /// What it may wait for.
    struct Condition {
        let conditionWord: String
        let conditionLabel: String
        let isChosen: Bool
        let needsFollowing: Bool
        /// Whether it waits for something that the email, though followed, has not.
        let isLacking: Bool
        /// Whether it can't be chosen now: what is chosen stays, and the sentence says what becomes of it.
        let isDisabled: Bool
    }

    /// A time that needs no typing, and the one that does.
    struct Time {
        let timeWord: String
        let timeLabel: String
        let isChosen: Bool
        let timeAt: String?
    }

    /// Shows what stands in the fields, for recipients of these names, seen from when the email leaves.
    ///
    /// `isFollowed` says whether what recipients do with it will be, or is, recorded; `lacking` are the conditions that wait for
    /// a followed link or file where there is none.
    init(
        _ typed: TypedReminder,
        faults: ReminderFaults = ReminderFaults(),
        names: [String],
        isFollowed: Bool,
        lacking: Set<ReminderCondition> = [],
        base: ReminderBase,
        visit: Visit,
        formName: String? = nil,
        offersNone: Bool
    ) {
        self.formName = formName
        self.isFollowed = isFollowed
        conditions = Self.conditions(
            typed,
            isFollowed: isFollowed,
            lacking: isFollowed ? lacking : [],
            offersNone: offersNone
        )
        times = Self.times(typed, base: base, visit: visit)
        remindAt = typed.at.text
        remindMoment = typed.at.moment(in: visit.zone)?.description
        remindNote = typed.note
        remindZone = typed.at.zoneName(or: visit.zone)
        remindTimeWrong = faults.time
        remindNoteWrong = faults.note
        let plan = try? typed.plan(from: base)
        remindSentence =
            plan.map {
                let time = ReminderWords.time($0.at, for: visit)
                return ReminderSentence(
                    $0.condition,
                    names: names,
                    by: time,
                    isFollowed: isFollowed,
                    lacksTarget: lacking.contains($0.condition)
                ).text
            } ?? ""
    }

    private static func conditions(
        _ typed: TypedReminder,
        isFollowed: Bool,
        lacking: Set<ReminderCondition>,
        offersNone: Bool
    ) -> [Condition] {
        let none = Condition(
            conditionWord: "",
            conditionLabel: "No reminder",
            isChosen: ReminderCondition(rawValue: typed.condition) == nil,
            needsFollowing: false,
            isLacking: false,
            isDisabled: false
        )
        let others = ReminderCondition.allCases.map { condition in
            let isChosen = condition.rawValue == typed.condition
            let isLacking = lacking.contains(condition)
            let canBeTold = !condition.needsFollowing || (isFollowed && !isLacking)
            return Condition(
                conditionWord: condition.rawValue,
                conditionLabel: ReminderWords.choice(condition) + (isLacking ? ReminderWords.lack(condition) : ""),
                isChosen: isChosen,
                needsFollowing: condition.needsFollowing,
                isLacking: isLacking,
                isDisabled: !canBeTold && !isChosen
            )
        }
        return (offersNone ? [none] : []) + others
    }

    private static func times(_ typed: TypedReminder, base: ReminderBase, visit: Visit) -> [Time] {
        let presets = ReminderPreset.allCases.map { preset in
            let moment = base.moment(of: preset)
            return Time(
                timeWord: preset.rawValue,
                timeLabel: "\(ReminderWords.choice(preset)): \(ReminderWords.time(moment, for: visit))",
                isChosen: preset.rawValue == typed.time,
                timeAt: moment.description
            )
        }
        let own = Time(
            timeWord: TypedReminder.own,
            timeLabel: "A day and time of your own",
            isChosen: ReminderPreset(rawValue: typed.time) == nil,
            timeAt: nil
        )
        return presets + [own]
    }
}

/// Reminders in the words of the pages.
enum ReminderWords {
    /// "Monday, 30 November, 08:00", with the year where it is not this one.
    static func time(_ instant: Instant, for visit: Visit) -> String {
        let day = CalendarDay(instant, in: visit.zone).fullWords(at: visit.now, in: visit.zone)
        return "\(day), \(Moment(instant, as: .clock, for: visit).text)"
    }

    static func choice(_ condition: ReminderCondition) -> String {
        switch condition {
        case .noReply: "If nobody answers"
        case .notOpened: "If nobody opens it"
        case .notClicked: "If nobody clicks a link"
        case .notViewed: "If nobody looks at a file"
        case .anyway: "Whatever happens"
        }
    }

    /// Why it can't be chosen though the email is followed, behind the words for it.
    static func lack(_ condition: ReminderCondition) -> String {
        switch condition {
        case .notClicked: " (no link is followed)"
        case .notViewed: " (no file is followed)"
        case .noReply, .notOpened, .anyway: ""
        }
    }

    static func choice(_ preset: ReminderPreset) -> String {
        switch preset {
        case .tomorrow: "Tomorrow"
        case .threeDays: "In 3 days"
        case .week: "In a week"
        }
    }

    /// What somebody did, behind their name.
    static func deed(_ kind: ReminderEvidence.Kind) -> String {
        switch kind {
        case .answered: "answered"
        case .acknowledged: "let their mail program say that it was shown"
        case .opened: "opened it"
        case .clicked: "clicked a link"
        case .viewed: "looked at a file"
        }
    }
}
