internal import Engagement
internal import Tracking

/// Hits becoming interactions, totals and cards, within one write transaction.
///
/// Every hit that is taken belongs to an interaction, whoever made it; only visits of the recipient's own page have none.
/// Totals change by increments in the same transaction, so that they always equal a recount of the rows.
struct Recording {
    /// The transaction.
    var change: Change
    /// The copies that were looked up; the inner `nil` stands for one that nothing is recorded of.
    private var sellers: [CopyReference: UserID?] = [:]
    /// The last state of every interaction that was begun or went on, in that order.
    private var touched: [InteractionID] = []
    private var states: [InteractionID: (interaction: Interaction, seller: UserID)] = [:]
    /// What the totals of each email are to rise by.
    var increments: [EmailID: TotalsIncrement] = [:]
    /// When people did something with each email.
    var activity: [EmailID: InsightActivity] = [:]
    /// The copies whose totals are counted anew at the end, for verdicts on them changed.
    var copiesToRecount: Set<CopyReference> = []
    private var skipped = 0
    let isFollowingOn: Bool

    init(change: Change) throws {
        self.change = change
        isFollowingOn = try change.sql.settings().isFollowingOn
    }

    /// Everything that is told of the batch: interactions in their last state, each once, then cards.
    var events: [LiveEvent] {
        touched.compactMap { id in
            states[id].map { LiveEvent.interaction($0.interaction, seller: $0.seller) }
        } + change.events
    }

    /// Stores hits and what they mean, those of one copy that stand beside one another together.
    mutating func take(_ hits: [JudgedHit]) throws {
        var start = 0
        while start < hits.count {
            let copy = hits[start].hit.copy
            var end = start + 1
            while end < hits.count, hits[end].hit.copy == copy { end += 1 }
            try take(hits[start..<end], of: copy)
            start = end
        }
    }

    private mutating func take(_ hits: ArraySlice<JudgedHit>, of copy: CopyReference) throws {
        let earliest = hits.map(\.hit.at).min() ?? change.now
        guard isFollowingOn, var own = try CopyRecording(of: copy, from: earliest, on: change.sql) else {
            skipped += hits.reduce(0) { $0 + $1.count }
            return
        }
        for hit in hits { own.take(hit) }
        try own.write(to: &self)
    }

    /// Counts hits that are not kept, onto the latest hit of their token that is, and onto its interaction.
    mutating func count(_ surplus: [HitSurplus]) throws {
        for surplus in surplus {
            guard isFollowingOn, let seller = try seller(of: surplus.token.copy),
                let interaction = try change.sql.count(surplus)
            else {
                skipped += surplus.count
                continue
            }
            guard let id = interaction, var interaction = try change.sql.interaction(id, of: surplus.token.copy.email)
            else { continue }
            interaction.goOn(until: surplus.lastAt, hits: surplus.count)
            try change.sql.update(interaction)
            touch(interaction, seller: seller)
            guard interaction.isHumanOpen else { continue }
            var increment = CopyIncrement()
            increment.noteOpen(interaction)
            try change.sql.add(increment, to: interaction.copy)
            try change.sql.raiseCount(of: interaction.copy, by: increment)
            increments[interaction.copy.email, default: .init()].noteOpen(interaction)
        }
    }

    /// Writes the totals that were gathered.
    func writeTotals() throws {
        // In one order everywhere, so that two writers never wait for each other.
        for (email, increment) in increments.sorted(by: { $0.key < $1.key }) {
            try change.sql.add(increment, to: email)
        }
        let recounted = copiesToRecount.sorted()
        for copy in recounted { try change.sql.recount(copy) }
        var ledger = InsightLedger()
        for email in Set(increments.keys).union(copiesToRecount.map(\.email)) {
            try change.sql.settleReminder(of: email)
            try ledger.settle(email, activity: activity[email] ?? .init(), on: change.sql)
        }
        try ledger.write(on: change.sql)
        for copy in recounted { try change.sql.countCopy(copy) }
    }

    /// Writes what was gathered of a journal's hits.
    func finish(journal: String) throws {
        try writeTotals()
        guard skipped > 0 else { return }
        try change.sql.run("UPDATE journal_positions SET skipped = skipped + $2 WHERE journal = $1", journal, skipped)
    }

    /// Notes the state of an interaction that is told at the end.
    mutating func touch(_ interaction: Interaction, seller: UserID) {
        if states.updateValue((interaction, seller), forKey: interaction.id) == nil {
            touched.append(interaction.id)
        }
    }

    mutating func seller(of copy: CopyReference) throws -> UserID? {
        if let known = sellers[copy] {
            return known
        }
        let seller = try change.sql.recordedCopy(copy)?.seller
        sellers[copy] = .some(seller)
        return seller
    }
}

extension SQLConnection {
    /// What recording must know of a copy; `nil` where nothing may be recorded of it.
    func recordedCopy(_ copy: CopyReference) throws -> CopyRecording.State? {
        let row = try row(
            """
            SELECT e.seller_id, r.opens, r.perhaps_opens, r.clicks, r.views, r.unknown_at, d.is_doubtful
            FROM recipients r
            JOIN emails e ON e.id = r.email_id
            LEFT JOIN cards d ON d.email_id = r.email_id AND d.recipient = r.ordinal AND d.kind = 'opened'
            LEFT JOIN contact_addresses k ON k.address_key = r.address_key
            LEFT JOIN contacts c ON c.id = k.contact_id
            WHERE r.email_id = $1 AND r.ordinal = $2 AND e.status <> 'draft' AND e.silenced_at IS NULL
                AND c.silenced_at IS NULL
            """,
            copy.email,
            copy.recipient
        )
        return try row.map { row in
            CopyRecording.State(
                seller: try row.id("seller_id"),
                opens: try row.number("opens"),
                perhapsOpens: try row.number("perhaps_opens"),
                clicks: try row.number("clicks"),
                views: try row.number("views"),
                isUnknown: try row.optionalInstant("unknown_at") != nil,
                isAlerted: try row.optionalNumber("is_doubtful") == 0
            )
        }
    }
}
