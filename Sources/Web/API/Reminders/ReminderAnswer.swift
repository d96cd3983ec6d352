internal import Engagement
internal import Storage
internal import Tracking

/// The reminder of an email, and where it stands.
struct ReminderAnswer: Encodable, Sendable {
    let condition: ReminderCondition
    let at: Instant
    @Nullable var preset: ReminderPreset?
    let note: String
    let state: String
    @Nullable var metBy: Reason?
    @Nullable var firedAt: Instant?
    @Nullable var away: Away?
    @Nullable var proposedAt: Instant?

    /// Why it is not needed any more.
    struct Reason: Encodable, Sendable {
        let what: String
        let recipient: UInt16
        let at: Instant
    }

    /// Who said that they are away, and until when.
    struct Away: Encodable, Sendable {
        let recipient: UInt16
        let until: String
    }

    init(_ reminder: Reminder, absence: Absence?, at now: Instant) {
        condition = reminder.plan.condition
        at = reminder.plan.at
        _preset = Nullable(wrappedValue: reminder.plan.preset)
        note = reminder.plan.note
        state = reminder.state.word
        _metBy = Nullable()
        _firedAt = Nullable()
        switch reminder.state {
        case .set, .invalid: break
        case .metEarly(let evidence):
            metBy = Reason(what: evidence.kind.rawValue, recipient: evidence.recipient, at: evidence.at)
        case .fired(let instant): firedAt = instant
        }
        _away = Nullable(wrappedValue: absence.map { Away(recipient: $0.recipient, until: $0.day) })
        _proposedAt = Nullable(wrappedValue: absence.flatMap { reminder.time(after: $0, at: now) })
    }
}
