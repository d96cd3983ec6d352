package import Tracking

/// What somebody wants to be reminded of, and when.
package struct ReminderPlan: Hashable, Sendable {
    /// What it waits for.
    package var condition: ReminderCondition
    /// When it comes, unless it has become needless.
    package var at: Instant
    /// What they want to tell themselves; empty for nothing.
    package var note: String

    /// A note is that long at most, in characters (product §8).
    package static let longestNote = 1_250

    /// Puts a plan together.
    package init(condition: ReminderCondition, at: Instant, note: String = "") {
        self.condition = condition
        self.at = at
        self.note = note
    }
}
