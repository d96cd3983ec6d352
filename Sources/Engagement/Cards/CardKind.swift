/// What a card is about (product §5.2).
///
/// More kinds join with the features that raise them.
package enum CardKind: String, Sendable, Codable, CaseIterable {
    /// The first open by a recipient that is believed human.
    case opened
    /// A recipient opened it several times within a day.
    case openedOften
    /// A recipient looked at a followed file for the first time.
    case viewed
    /// A recipient answered.
    case replied
    /// A server reported that a copy did not arrive.
    case bounced
    /// An email could not go out as it is, and waits for its sender.
    case held
    /// A reminder came.
    case reminder
    /// A recipient stopped being followed.
    case stoppedFollowing
    /// A copy could not be handed over.
    case deliveryFailed

    /// Whether it can't wait until tomorrow (product §5.3): the statements that list cards put these first.
    package var isUrgent: Bool { self == .reminder }

    /// Whether the workspace or a seller may do without it: a reminder that came and an email that waits say so nowhere else.
    package var canBeSwitchedOff: Bool { self != .reminder && self != .held }

    /// The kinds that can be switched off, in order.
    package static let switchable = allCases.filter(\.canBeSwitchedOff)

    /// How long *Snooze* puts it away (product §5.3).
    package var snoozeInterval: Duration { .seconds(isUrgent ? 3_600 : 86_400) }
}
