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

    /// Stores one hit and what it means.
    mutating func take(_ hit: JudgedHit) throws {
        guard isFollowingOn, let seller = try seller(of: hit.hit.copy) else {
            skipped += 1
            return
        }
        if let repeated = try change.sql.foldIntoRepeated(hit) {
            if let interaction = repeated {
                try goOn(interaction, with: hit, seller: seller)
            }
            return
        }
        let interaction = try interaction(for: hit, seller: seller)
        try change.sql.insert(hit, interaction: interaction)
    }

    /// Writes the totals that were gathered.
    func writeTotals() throws {
        // In one order everywhere, so that two writers never wait for each other.
        for (email, increment) in increments.sorted(by: { $0.key.description < $1.key.description }) {
            try change.sql.add(increment, to: email)
        }
        for copy in copiesToRecount.sorted(by: {
            ($0.email.description, $0.recipient) < ($1.email.description, $1.recipient)
        }) {
            try change.sql.recount(copy)
        }
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
        let row = try change.sql.row(
            """
            SELECT e.seller_id
            FROM recipients r
            JOIN emails e ON e.id = r.email_id
            WHERE r.email_id = $1 AND r.ordinal = $2 AND e.status <> 'draft' AND e.silenced_at IS NULL
            """,
            copy.email,
            copy.recipient
        )
        let seller: UserID? = try row?.id("seller_id")
        sellers[copy] = .some(seller)
        return seller
    }
}
