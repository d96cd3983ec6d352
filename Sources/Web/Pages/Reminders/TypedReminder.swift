internal import Engagement
internal import Storage
internal import Tracking

/// A reminder as it stands in the fields of a form: perhaps not well formed yet, never thrown away.
struct TypedReminder {
    /// What it waits for; empty for no reminder.
    var condition: String
    /// The word of a preset, or ``own`` for a time that was typed.
    var time: String
    /// When it comes, where no preset says it.
    var at: TypedTime
    /// What they tell themselves.
    var note: String

    /// The word for a time that is typed.
    static let own = "own"

    /// `nil` where the form says nothing of reminders, and so changes none.
    init?(_ fields: FormFields) {
        guard let condition = fields["remindOf"] else { return nil }
        self.condition = condition
        time = fields["remindTime"] ?? ReminderPreset.threeDays.rawValue
        at = TypedTime(fields, "remindAt")
        // A text area sends line breaks as mail does (HTML §4.10.21.4).
        note = (fields["remindNote"] ?? "").replacing("\r\n", with: "\n")
    }

    /// One that is set, or the usual choices; `offered` is what is chosen at first where there is none.
    init(_ plan: ReminderPlan?, offered: ReminderCondition? = nil, for visit: Visit) {
        condition = plan?.condition.rawValue ?? offered?.rawValue ?? ""
        time = plan == nil ? ReminderPreset.threeDays.rawValue : Self.own
        at = plan.map { TypedTime($0.at, for: visit) } ?? TypedTime()
        note = plan?.note ?? ""
    }

    /// The one of a draft; where a preset was chosen it is that still, and the time moves with it.
    init(of draft: Email, for visit: Visit) {
        self.init(draft.reminder?.plan, for: visit)
        if let preset = draft.reminder?.plan.preset { (time, at) = (preset.rawValue, TypedTime()) }
    }

    /// What is meant; `nil` for no reminder.
    ///
    /// - Throws: what is wrong with it, and where.
    func plan(from base: ReminderBase) throws(ReminderFaults) -> ReminderPlan? {
        guard let condition = ReminderCondition(rawValue: condition) else { return nil }
        let count = note.unicodeScalars.count
        var faults = ReminderFaults()
        if count > ReminderPlan.longestNote {
            faults.note =
                "A note has at most \(ReminderPlan.longestNote) characters; this one has \(count). Make it shorter."
        }
        let preset = ReminderPreset(rawValue: time)
        guard let moment = preset.map(base.moment(of:)) ?? at.moment(in: base.zone) else {
            faults.time = "Choose the day and the time at which you want to be reminded."
            throw faults
        }
        guard faults.isEmpty else { throw faults }
        return ReminderPlan(condition: condition, at: moment, preset: preset, note: note)
    }
}

/// What is wrong with a reminder that was typed, each beside its place.
struct ReminderFaults: Error {
    var time: String?
    var note: String?

    var isEmpty: Bool { time == nil && note == nil }

    init() {}

    /// What storage refused; `nil` where that was about something else.
    init?(_ error: StoreError) {
        switch error {
        case .invalid("reminder/at", let problem): time = problem
        case .invalid("reminder/note", let problem): note = problem
        default: return nil
        }
    }
}
