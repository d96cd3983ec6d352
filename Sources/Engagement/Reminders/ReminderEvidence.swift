package import Tracking

/// Something that a person among the recipients did, as far as reminders care.
///
/// What machines did, what can't be told, automatic answers and the words of people who are no recipients are none.
package struct ReminderEvidence: Hashable, Sendable {
    /// What was done.
    package enum Kind: String, Sendable, CaseIterable {
        /// They answered.
        case answered
        /// Their mail program said that it was shown.
        case acknowledged
        /// They opened it.
        case opened
        /// They clicked a link.
        case clicked
        /// They looked at a followed file.
        case viewed
    }

    /// What was done.
    package let kind: Kind
    /// Who did it: the recipient's place in the email.
    package let recipient: UInt16
    /// When.
    package let at: Instant

    /// Puts it together.
    package init(kind: Kind, recipient: UInt16, at: Instant) {
        self.kind = kind
        self.recipient = recipient
        self.at = at
    }
}
