internal import Engagement
internal import Tracking

/// What the totals of an email are to rise by.
struct TotalsIncrement {
    /// The counts; `perhapsOpenedBy` may fall, when a recipient's open turns out human.
    var counts = Totals()
    /// The last open believed human, and whose.
    var lastOpen: (at: Instant, recipient: UInt16)?
}

extension SQLConnection {
    /// Adds to the totals of an email.
    func add(_ increment: TotalsIncrement, to email: EmailID) throws {
        let counts = increment.counts
        if counts != Totals() {
            try run(
                """
                UPDATE emails
                SET opens = opens + $2, perhaps_opens = perhaps_opens + $3, opened_by = opened_by + $4,
                    perhaps_opened_by = perhaps_opened_by + $5, clicks = clicks + $6,
                    perhaps_clicks = perhaps_clicks + $7, links_clicked = links_clicked + $8, views = views + $9,
                    perhaps_views = perhaps_views + $10
                WHERE id = $1
                """,
                email,
                counts.opens,
                counts.perhapsOpens,
                counts.openedBy,
                counts.perhapsOpenedBy,
                counts.clicks,
                counts.perhapsClicks,
                counts.linksClicked,
                counts.views,
                counts.perhapsViews
            )
        }
        guard let last = increment.lastOpen else { return }
        try run(
            """
            UPDATE emails
            SET last_opened_at = $2, last_opened_by = $3
            WHERE id = $1 AND (last_opened_at IS NULL OR last_opened_at < $2)
            """,
            email,
            last.at,
            last.recipient
        )
    }
}
