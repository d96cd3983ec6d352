internal import Engagement
internal import Tracking

/// The figures of an email (product §4.7): what is believed, and apart from it what can't be told.
struct TotalsAnswer: Encodable, Sendable {
    let opens: Int
    let perhapsOpens: Int
    let openedBy: Int
    let perhapsOpenedBy: Int
    let clicks: Int
    let perhapsClicks: Int
    let linksClicked: Int
    let views: Int
    let perhapsViews: Int
    let replies: Int
    let bouncedBy: Int
    @Nullable var lastOpened: Instant?
    @Nullable var lastOpenedBy: UInt16?

    init(_ totals: Totals) {
        opens = totals.opens
        perhapsOpens = totals.perhapsOpens
        openedBy = totals.openedBy
        perhapsOpenedBy = totals.perhapsOpenedBy
        clicks = totals.clicks
        perhapsClicks = totals.perhapsClicks
        linksClicked = totals.linksClicked
        views = totals.views
        perhapsViews = totals.perhapsViews
        replies = totals.replies
        bouncedBy = totals.bouncedBy
        _lastOpened = Nullable(wrappedValue: totals.lastOpened)
        _lastOpenedBy = Nullable(wrappedValue: totals.lastOpenedBy)
    }
}
