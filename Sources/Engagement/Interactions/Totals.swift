package import Tracking

/// The figures of one email or one copy: `human` counts, `unknown` is "perhaps" and stands apart, the rest is
/// in the timeline only (product §4.7).
package struct Totals: Hashable, Sendable {
    /// Opens believed human.
    package var opens = 0
    /// Opens that can't be told.
    package var perhapsOpens = 0
    /// Recipients with at least one open believed human.
    package var openedBy = 0
    /// Recipients with an open that can't be told and none believed human.
    package var perhapsOpenedBy = 0
    /// Clicks believed human.
    package var clicks = 0
    /// Clicks that can't be told.
    package var perhapsClicks = 0
    /// Different links with a click believed human.
    package var linksClicked = 0
    /// Views of followed files believed human.
    package var views = 0
    /// Views that can't be told.
    package var perhapsViews = 0
    /// Answers that recipients wrote themselves.
    package var replies = 0
    /// Recipients whose copy did not arrive, by a server's report.
    package var bouncedBy = 0
    /// The last open believed human.
    package var lastOpened: Instant?
    /// Who made it: the recipient's place in the email.
    package var lastOpenedBy: UInt16?

    /// Nothing happened yet.
    package init() {}
}
