internal import Engagement
internal import Tracking

/// What the totals of a copy are to rise by.
struct CopyIncrement {
    var counts = Totals()
    /// How often each link was clicked by a person.
    private(set) var linkClicks: [UInt16: Int] = [:]
    /// When the first of the opens by a person began.
    private(set) var firstOpen: Instant?

    /// Counts an interaction that begins: what is believed human, and apart from it what can't be told (product §4.7).
    ///
    /// What was asked for in vain stands in the timeline only.
    mutating func count(_ interaction: Interaction) {
        guard interaction.wasServed else { return }
        switch (interaction.kind, interaction.judgement.verdict) {
        case (.opened, .human): counts.opens += 1
        case (.opened, .unknown): counts.perhapsOpens += 1
        case (.clicked, .human):
            counts.clicks += 1
            linkClicks[interaction.ordinal, default: 0] += 1
        case (.clicked, .unknown): counts.perhapsClicks += 1
        case (.viewed, .human): counts.views += 1
        case (.viewed, .unknown): counts.perhapsViews += 1
        case (_, .machine), (_, .own): return
        }
    }

    /// Notes that a person opened.
    mutating func noteOpen(_ interaction: Interaction) {
        counts.lastOpened = max(counts.lastOpened ?? interaction.lastAt, interaction.lastAt)
        firstOpen = min(firstOpen ?? interaction.at, interaction.at)
    }
}

extension SQLConnection {
    /// Adds to the totals of a copy.
    func add(_ increment: CopyIncrement, to copy: CopyReference) throws {
        let counts = increment.counts
        guard counts != Totals() else { return }
        try run(
            """
            UPDATE recipients
            SET opens = opens + $3, perhaps_opens = perhaps_opens + $4, clicks = clicks + $5,
                perhaps_clicks = perhaps_clicks + $6, views = views + $7, perhaps_views = perhaps_views + $8,
                links_clicked = links_clicked + $9,
                last_opened_at = CASE
                    WHEN last_opened_at IS NULL OR last_opened_at < $10 THEN $10
                    ELSE last_opened_at
                END
            WHERE email_id = $1 AND ordinal = $2
            """,
            copy.email,
            copy.recipient,
            counts.opens,
            counts.perhapsOpens,
            counts.clicks,
            counts.perhapsClicks,
            counts.views,
            counts.perhapsViews,
            counts.linksClicked,
            counts.lastOpened
        )
    }

    /// Adds people's clicks on the links of a copy; answers how many of these they had not clicked before, and how many of
    /// those nobody else of the email had.
    func add(_ clicks: [UInt16: Int], to copy: CopyReference) throws -> (ofCopy: Int, ofEmail: Int) {
        var new = (ofCopy: 0, ofEmail: 0)
        for (ordinal, count) in clicks where try add(count, to: ordinal, of: copy) == count {
            new.ofCopy += 1
            let others = try row(
                "SELECT 1 AS found FROM link_clicks WHERE email_id = $1 AND ordinal = $2 AND recipient <> $3 LIMIT 1",
                copy.email,
                ordinal,
                copy.recipient
            )
            new.ofEmail += others == nil ? 1 : 0
        }
        return new
    }

    /// Counts clicks on a link of a copy, and answers how often it was clicked there so far.
    private func add(_ count: Int, to ordinal: UInt16, of copy: CopyReference) throws -> Int {
        let row = try row(
            """
            INSERT INTO link_clicks (email_id, ordinal, recipient, clicks)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (email_id, ordinal, recipient) DO UPDATE SET clicks = link_clicks.clicks + excluded.clicks
            RETURNING clicks
            """,
            copy.email,
            ordinal,
            copy.recipient,
            count
        )
        return try row?.number("clicks") ?? 0
    }
}
