internal import Engagement
internal import Tracking

/// New hits of one copy becoming interactions, totals and a card.
///
/// What they may be one more of, the hits and interactions of the last half minute, is read once. Everything is worked out in
/// memory then, and each row written once, however many hits changed it.
struct CopyRecording {
    /// What is known of the copy before.
    struct State {
        let seller: UserID
        let opens: Int
        let perhapsOpens: Int
        let clicks: Int
        let views: Int
        /// Whether the relay's word on it is missing.
        let isUnknown: Bool
        /// Whether its first-open alert was raised, and still holds.
        let isAlerted: Bool

        /// Whether figures count the copy differently after that: most of what is done again changes none of them.
        func isCountedAnew(after increment: CopyIncrement) -> Bool {
            let counts = increment.counts
            return increment.firstOpen != nil || clicks == 0 && counts.clicks > 0 || views == 0 && counts.views > 0
                || opens == 0 && perhapsOpens == 0 && counts.perhapsOpens > 0
        }
    }

    private let copy: CopyReference
    private let state: State
    private var hits: [RecordedHit]
    private var interactions: [RecordedInteraction]

    /// Reads what hits from `earliest` on may go on with; `nil` where nothing may be recorded of the copy.
    init?(of copy: CopyReference, from earliest: Instant, on sql: any SQLConnection) throws {
        guard let state = try sql.recordedCopy(copy) else { return nil }
        self.copy = copy
        self.state = state
        let since = earliest - Interaction.foldingInterval
        interactions = []
        hits = try sql.hits(of: copy, after: since)
        // An interaction without a recent hit ended before.
        if !hits.isEmpty { interactions = try sql.interactions(of: copy, after: since).map { RecordedInteraction($0) } }
    }

    /// Takes one hit, or several that were folded into one.
    mutating func take(_ hit: JudgedHit) {
        if let place = place(ofEqual: hit) {
            hits[place].goOn(with: hit)
            guard let id = hits[place].interaction,
                let interaction = interactions.lastIndex(where: { $0.interaction.id == id })
            else { return }
            interactions[interaction].goOn(with: hit)
            return
        }
        hits.append(RecordedHit(hit, interaction: interaction(for: hit)))
    }

    /// An equal hit that is less than 30 s old; the latest.
    ///
    /// They are few; and of a flood a token keeps a thousand at most.
    private func place(ofEqual hit: JudgedHit) -> Int? {
        guard !hits.isEmpty else { return nil }
        let likeness = HitLikeness(hit)
        var found: Int?
        for place in hits.indices
        where hits[place].at <= hit.hit.at && hit.hit.at - hits[place].lastAt < Interaction.foldingInterval
            && hits[place].likeness == likeness
        {
            if let found, hits[found].lastAt > hits[place].lastAt { continue }
            found = place
        }
        return found
    }

    /// The interaction that a new hit belongs to: one that goes on, or one that begins; `nil` for the recipient's page.
    private mutating func interaction(for hit: JudgedHit) -> InteractionID? {
        guard let begun = RecordedInteraction(begunBy: hit) else { return nil }
        var open: Int?
        for place in interactions.indices
        where interactions[place].interaction.folds(hit.hit, judgement: hit.judgement, device: hit.keptDevice) {
            if let open, interactions[open].interaction.lastAt > interactions[place].interaction.lastAt { continue }
            open = place
        }
        if let open {
            interactions[open].goOn(with: hit)
            return interactions[open].interaction.id
        }
        interactions.append(begun)
        return begun.interaction.id
    }

    /// Writes what came of them.
    func write(to recording: inout Recording) throws {
        let sql = recording.change.sql
        var increment = CopyIncrement()
        var totals = recording.increments[copy.email] ?? TotalsIncrement()
        var activity = recording.activity[copy.email] ?? InsightActivity()
        var opens = (human: state.opens, perhaps: state.perhapsOpens)
        for recorded in interactions where recorded.isChanged {
            let interaction = recorded.interaction
            if recorded.isNew {
                try sql.insert(interaction)
                increment.count(interaction)
                totals.count(interaction, opens: &opens)
                activity.note(interaction, believed: interaction.judgement.verdict)
            } else {
                try sql.update(interaction)
            }
            if interaction.isHumanOpen {
                increment.noteOpen(interaction)
                totals.noteOpen(interaction)
            }
            recording.touch(interaction, seller: state.seller)
        }
        for hit in hits { try sql.write(hit, of: copy) }
        let links = try sql.add(increment.linkClicks, to: copy)
        increment.counts.linksClicked = links.ofCopy
        totals.counts.linksClicked += links.ofEmail
        try sql.add(increment, to: copy)
        if state.isCountedAnew(after: increment) { try sql.raiseCount(of: copy, by: increment) }
        recording.increments[copy.email] = totals
        recording.activity[copy.email] = activity
        try alert(on: &recording)
        try prove(on: &recording)
    }

    /// What a person does with a copy proves that it arrived.
    private func prove(on recording: inout Recording) throws {
        let evidence = interactions.first { $0.isChanged && $0.interaction.judgement.verdict == .human }
        guard state.isUnknown, let evidence else { return }
        try recording.change.prove(copy, by: ArrivalProof(evidence.interaction.kind))
    }

    private func alert(on recording: inout Recording) throws {
        let new = interactions.filter { $0.isNew && $0.interaction.deservesAlert }.map(\.interaction)
        if !state.isAlerted, let cause = new.first { try recording.alertFirst(of: cause, seller: state.seller) }
        if let view = new.first(where: { $0.kind == .viewed }) {
            try recording.alertView(of: view, seller: state.seller)
        }
        let opens = new.filter { $0.kind == .opened }
        if let last = opens.last, state.opens + opens.count >= Card.manyOpens {
            try recording.alertOften(of: last, seller: state.seller)
        }
    }
}
