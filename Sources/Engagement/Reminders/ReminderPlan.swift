package import Tracking

/// What somebody wants to be reminded of, and when.
package struct ReminderPlan: Hashable, Sendable {
    /// What it waits for.
    package var condition: ReminderCondition
    /// When it comes, unless it has become needless; one that is changed alone is no preset's any more.
    package var at: Instant { didSet { preset = nil } }
    /// The preset that was chosen for it, with which it moves on while the email is a draft; `nil` for a time of somebody's own.
    package private(set) var preset: ReminderPreset?
    /// What they want to tell themselves; empty for nothing.
    package var note: String

    /// A note is that long at most, in characters (product §8).
    package static let longestNote = 1_250

    /// Puts a plan together.
    package init(condition: ReminderCondition, at: Instant, preset: ReminderPreset? = nil, note: String = "") {
        self.condition = condition
        self.at = at
        self.preset = preset
        self.note = note
    }
}
