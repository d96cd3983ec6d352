internal import Engagement

extension Totals {
    /// Reads the columns of `emails`.
    init(ofEmail row: SQLRow) throws {
        self.init()
        try readCounts(row)
        openedBy = try row.number("opened_by")
        perhapsOpenedBy = try row.number("perhaps_opened_by")
        bouncedBy = try row.number("bounced_by")
        lastOpenedBy = try row.optionalNumber("last_opened_by").flatMap(UInt16.init(exactly:))
    }

    /// Reads the columns of `recipients`.
    init(ofCopy row: SQLRow) throws {
        self.init()
        try readCounts(row)
        openedBy = opens > 0 ? 1 : 0
        bouncedBy = try row.optionalInstant("bounced_at") == nil ? 0 : 1
        perhapsOpenedBy = opens == 0 && perhapsOpens > 0 ? 1 : 0
        lastOpenedBy = lastOpened == nil ? nil : try row.ordinal("ordinal")
    }

    private mutating func readCounts(_ row: SQLRow) throws {
        opens = try row.number("opens")
        perhapsOpens = try row.number("perhaps_opens")
        clicks = try row.number("clicks")
        perhapsClicks = try row.number("perhaps_clicks")
        linksClicked = try row.number("links_clicked")
        views = try row.number("views")
        perhapsViews = try row.number("perhaps_views")
        replies = try row.number("replies")
        lastOpened = try row.optionalInstant("last_opened_at")
    }
}
