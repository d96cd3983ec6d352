package import Tracking

/// How the mail to a contact or an account, or about an opportunity, fared.
///
/// Of contacts and accounts each copy to one of them counts, of opportunities each email that is about it.
package struct RecordTotals: Hashable, Sendable {
    /// What was sent.
    package var sent = 0
    /// How much of that was followed.
    package var followed = 0
    /// How much somebody opened.
    package var opened = 0
    /// How much somebody clicked a link of.
    package var clicked = 0
    /// How much somebody looked at a file of.
    package var viewed = 0
    /// How much was answered.
    package var answered = 0
    /// How much came back.
    package var bounced = 0
    /// When something was opened last; `nil` where nothing was.
    package var lastOpened: Instant?
    /// When the next scheduled email to or about it leaves; `nil` where none waits.
    package var scheduledFor: Instant?

    /// Counts nothing.
    package init() {}
}

extension RecordTotals {
    init(_ row: SQLRow) throws {
        sent = try row.number("sent")
        followed = try row.number("followed")
        opened = try row.number("opened")
        clicked = try row.number("clicked")
        viewed = try row.number("viewed")
        answered = try row.number("answered")
        bounced = try row.number("bounced")
        lastOpened = try row.optionalInstant("last_opened")
    }
}
