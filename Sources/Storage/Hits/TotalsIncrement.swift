internal import Engagement
internal import Tracking

/// What the totals of an email are to rise by.
struct TotalsIncrement {
    /// The counts; `perhapsOpenedBy` may fall, when a recipient's open turns out human.
    var counts = Totals()

    /// Counts an interaction that begins; `opens` are those of its copy so far.
    mutating func count(_ interaction: Interaction, opens: inout (human: Int, perhaps: Int)) {
        guard interaction.wasServed else { return }
        switch (interaction.kind, interaction.judgement.verdict) {
        case (.opened, .human):
            opens.human += 1
            counts.opens += 1
            counts.openedBy += opens.human == 1 ? 1 : 0
            counts.perhapsOpenedBy -= opens.human == 1 && opens.perhaps > 0 ? 1 : 0
        case (.opened, .unknown):
            opens.perhaps += 1
            counts.perhapsOpens += 1
            counts.perhapsOpenedBy += opens.human == 0 && opens.perhaps == 1 ? 1 : 0
        case (.clicked, .human): counts.clicks += 1
        case (.clicked, .unknown): counts.perhapsClicks += 1
        case (.viewed, .human): counts.views += 1
        case (.viewed, .unknown): counts.perhapsViews += 1
        case (_, .machine), (_, .own): return
        }
    }

    /// Notes that a person opened: when last, and who.
    mutating func noteOpen(_ interaction: Interaction) {
        if let last = counts.lastOpened, last >= interaction.lastAt { return }
        counts.lastOpened = interaction.lastAt
        counts.lastOpenedBy = interaction.copy.recipient
    }
}

extension SQLConnection {
    /// Adds to the totals of an email.
    func add(_ increment: TotalsIncrement, to email: EmailID) throws {
        let counts = increment.counts
        guard counts != Totals() else { return }
        try countingForTemplate(email) { try raise(counts, of: email) }
    }

    private func raise(_ counts: Totals, of email: EmailID) throws {
        try run(
            """
            UPDATE emails
            SET opens = opens + $2, perhaps_opens = perhaps_opens + $3, opened_by = opened_by + $4,
                perhaps_opened_by = perhaps_opened_by + $5, clicks = clicks + $6,
                perhaps_clicks = perhaps_clicks + $7, links_clicked = links_clicked + $8, views = views + $9,
                perhaps_views = perhaps_views + $10,
                last_opened_at = CASE
                    WHEN last_opened_at IS NULL OR last_opened_at < $11 THEN $11
                    ELSE last_opened_at
                END,
                last_opened_by = CASE
                    WHEN last_opened_at IS NULL OR last_opened_at < $11 THEN $12
                    ELSE last_opened_by
                END
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
            counts.perhapsViews,
            counts.lastOpened,
            counts.lastOpenedBy
        )
    }
}
