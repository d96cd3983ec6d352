package import Tracking

/// One believed happening: a line of the timeline.
package struct Interaction: Hashable, Sendable {
    /// Its name.
    package let id: InteractionID
    /// Whose copy of which email.
    package let copy: CopyReference
    /// What happened.
    package let kind: InteractionKind
    /// Which link or file, from 0; 0 for an open.
    package let ordinal: UInt16
    /// When it happened first.
    package let at: Instant
    /// When it happened last, where repeats were folded.
    package var lastAt: Instant
    /// How many hits it is made of.
    package var count: Int
    /// What is believed to have made it, and why.
    package var judgement: Judgement
    /// What it was made with.
    package let device: Device
    /// Where, coarsely; `nil` where it is not known.
    package let place: String?
    /// Whether it got what it asked for; a file that had expired, say, was not seen.
    package let wasServed: Bool

    /// Puts an interaction together.
    package init(
        id: InteractionID,
        copy: CopyReference,
        kind: InteractionKind,
        ordinal: UInt16,
        at: Instant,
        lastAt: Instant,
        count: Int,
        judgement: Judgement,
        device: Device,
        place: String?,
        wasServed: Bool = true
    ) {
        self.id = id
        self.copy = copy
        self.kind = kind
        self.ordinal = ordinal
        self.at = at
        self.lastAt = lastAt
        self.count = count
        self.judgement = judgement
        self.device = device
        self.place = place
        self.wasServed = wasServed
    }
}

extension Interaction {
    /// How long after the last hit an equal one still belongs to the same interaction (product §4.6 and §4.7).
    package static let foldingInterval = Duration.seconds(30)

    /// Whether a hit is one more of this interaction: same copy, thing, verdict and device, less than 30 s after the last.
    package func folds(_ hit: Hit, judgement: Judgement, device: Device) -> Bool {
        copy == hit.copy && kind == InteractionKind(hit.kind) && (kind == .opened || ordinal == hit.ordinal)
            && self.judgement.verdict == judgement.verdict && self.device == device
            && wasServed == hit.wasServed && hit.at >= at && hit.at - lastAt < Self.foldingInterval
    }
}
