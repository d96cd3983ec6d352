package import Tracking

/// Where a reminder stands for whoever set it (product §8); an email without one has none.
package enum ReminderState: Hashable, Sendable {
    /// It comes at its time, unless it becomes needless.
    case set
    /// It was cancelled because of that.
    case metEarly(ReminderEvidence)
    /// It came.
    case fired(at: Instant)
    /// What it waits for can't be told, for the email is not followed: it comes anyway.
    case invalid

    /// The word for it to programs.
    package var word: String {
        switch self {
        case .set: "set"
        case .metEarly: "metEarly"
        case .fired: "fired"
        case .invalid: "invalid"
        }
    }
}
