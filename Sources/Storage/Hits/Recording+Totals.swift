internal import Engagement
internal import Tracking

extension Recording {
    /// Counts an interaction that begins: what is believed human, and apart from it what can't be told (product §4.7).
    ///
    /// What was asked for in vain stands in the timeline only.
    mutating func count(_ interaction: Interaction) throws {
        let isHuman = interaction.judgement.verdict == .human
        guard interaction.wasServed, isHuman || interaction.judgement.verdict == .unknown else { return }
        let copy = interaction.copy
        let counts = try change.sql.countOnCopy(interaction)
        switch interaction.kind {
        case .opened:
            countOpen(isHuman: isHuman, copy: copy, opens: counts.opens, perhapsOpens: counts.perhapsOpens)
            try noteLastOpen(interaction)
        case .clicked where isHuman:
            increments[copy.email, default: .init()].counts.clicks += 1
            try countLink(interaction)
        case .clicked:
            increments[copy.email, default: .init()].counts.perhapsClicks += 1
        case .viewed where isHuman:
            increments[copy.email, default: .init()].counts.views += 1
        case .viewed:
            increments[copy.email, default: .init()].counts.perhapsViews += 1
        }
    }

    /// Notes when a copy was opened last, if a person did; the copy's own figure is written at once.
    mutating func noteLastOpen(_ interaction: Interaction) throws {
        guard interaction.isHumanOpen else { return }
        let copy = interaction.copy
        try change.sql.noteLastOpen(of: copy, at: interaction.lastAt)
        if let last = increments[copy.email]?.lastOpen, last.at >= interaction.lastAt { return }
        increments[copy.email, default: .init()].lastOpen = (interaction.lastAt, copy.recipient)
    }

    private mutating func countOpen(isHuman: Bool, copy: CopyReference, opens: Int, perhapsOpens: Int) {
        var counts = increments[copy.email, default: .init()].counts
        if isHuman {
            counts.opens += 1
            counts.openedBy += opens == 1 ? 1 : 0
            counts.perhapsOpenedBy -= opens == 1 && perhapsOpens > 0 ? 1 : 0
        } else {
            counts.perhapsOpens += 1
            counts.perhapsOpenedBy += opens == 0 && perhapsOpens == 1 ? 1 : 0
        }
        increments[copy.email, default: .init()].counts = counts
    }

    private mutating func countLink(_ interaction: Interaction) throws {
        let copy = interaction.copy
        guard try change.sql.countLink(interaction.ordinal, of: copy) == 1 else { return }
        try change.sql.run(
            "UPDATE recipients SET links_clicked = links_clicked + 1 WHERE email_id = $1 AND ordinal = $2",
            copy.email,
            copy.recipient
        )
        let others = try change.sql.row(
            "SELECT 1 AS found FROM link_clicks WHERE email_id = $1 AND ordinal = $2 AND recipient <> $3 LIMIT 1",
            copy.email,
            interaction.ordinal,
            copy.recipient
        )
        if others == nil {
            increments[copy.email, default: .init()].counts.linksClicked += 1
        }
    }
}

extension Interaction {
    fileprivate var isHumanOpen: Bool { kind == .opened && judgement.verdict == .human && wasServed }
}

extension SQLConnection {
    /// Adds an interaction to the totals of its copy, and answers the copy's opens after that.
    fileprivate func countOnCopy(_ interaction: Interaction) throws -> (opens: Int, perhapsOpens: Int) {
        let isHuman = interaction.judgement.verdict == .human
        let row = try row(
            """
            UPDATE recipients
            SET opens = opens + $3, perhaps_opens = perhaps_opens + $4, clicks = clicks + $5,
                perhaps_clicks = perhaps_clicks + $6, views = views + $7, perhaps_views = perhaps_views + $8
            WHERE email_id = $1 AND ordinal = $2
            RETURNING opens, perhaps_opens
            """,
            interaction.copy.email,
            interaction.copy.recipient,
            interaction.kind == .opened && isHuman,
            interaction.kind == .opened && !isHuman,
            interaction.kind == .clicked && isHuman,
            interaction.kind == .clicked && !isHuman,
            interaction.kind == .viewed && isHuman,
            interaction.kind == .viewed && !isHuman
        )
        guard let row else { throw DatabaseError.ruleBroken("recipients") }
        return (try row.number("opens"), try row.number("perhaps_opens"))
    }

    fileprivate func noteLastOpen(of copy: CopyReference, at instant: Instant) throws {
        try run(
            """
            UPDATE recipients
            SET last_opened_at = $3
            WHERE email_id = $1 AND ordinal = $2 AND (last_opened_at IS NULL OR last_opened_at < $3)
            """,
            copy.email,
            copy.recipient,
            instant
        )
    }

    /// Counts a human click on a link of a copy, and answers how often it was clicked there so far.
    fileprivate func countLink(_ ordinal: UInt16, of copy: CopyReference) throws -> Int {
        let row = try row(
            """
            INSERT INTO link_clicks (email_id, ordinal, recipient, clicks)
            VALUES ($1, $2, $3, 1)
            ON CONFLICT (email_id, ordinal, recipient) DO UPDATE SET clicks = link_clicks.clicks + 1
            RETURNING clicks
            """,
            copy.email,
            ordinal,
            copy.recipient
        )
        return try row?.number("clicks") ?? 0
    }
}
