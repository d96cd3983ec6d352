internal import Engagement
internal import Tracking

/// A row of `interactions` that a new hit may belong to, as it will be stored.
struct RecordedInteraction {
    private(set) var interaction: Interaction
    /// Whether it begins now.
    let isNew: Bool
    /// Whether there is something to store.
    private(set) var isChanged: Bool

    /// One that is stored already.
    init(_ interaction: Interaction) {
        self.interaction = interaction
        isNew = false
        isChanged = false
    }

    /// Begins with a hit; `nil` for a visit of the recipient's page.
    init?(begunBy hit: JudgedHit) {
        guard let kind = InteractionKind(hit.hit.kind) else { return nil }
        interaction = Interaction(
            id: .new(at: hit.hit.at),
            copy: hit.hit.copy,
            kind: kind,
            // For an open the beacon and every image are one thing.
            ordinal: kind == .opened ? 0 : hit.hit.ordinal,
            at: hit.hit.at,
            lastAt: hit.lastAt,
            count: hit.count,
            judgement: hit.judgement,
            device: hit.keptDevice,
            place: hit.place,
            wasServed: hit.hit.wasServed
        )
        isNew = true
        isChanged = true
    }

    mutating func goOn(with hit: JudgedHit) {
        interaction.goOn(until: hit.lastAt, hits: hit.count)
        isChanged = true
    }
}

extension Interaction {
    /// So many hits more, the last of them then.
    mutating func goOn(until instant: Instant, hits: Int) {
        lastAt = max(lastAt, instant)
        count += hits
    }

    /// Whether a person did it, and got what they asked for.
    var deservesAlert: Bool { judgement.verdict == .human && wasServed }

    /// Whether a person opened.
    var isHumanOpen: Bool { kind == .opened && judgement.verdict == .human && wasServed }
}
