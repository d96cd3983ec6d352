package import Tracking

/// A hit as it is kept, with what is needed to judge it again.
package struct StoredHit: Hashable, Sendable {
    /// Its name.
    package let id: HitID
    /// The hit; its address is the network.
    package let hit: Hit
    /// What was believed of it so far.
    package let verdict: Verdict
    /// What its network told.
    package let network: NetworkFacts
    /// Whether it came from where the sender was just seen.
    package let isSenders: Bool

    /// So many of a copy are looked at: the rest of a flood tells nothing new.
    package static let limit = 300

    /// Puts it together.
    package init(id: HitID, hit: Hit, verdict: Verdict, network: NetworkFacts, isSenders: Bool) {
        self.id = id
        self.hit = hit
        self.verdict = verdict
        self.network = network
        self.isSenders = isSenders
    }
}

/// What is believed of a stored hit now.
package struct Rejudgement: Hashable, Sendable {
    /// The copy that it was made on.
    package let copy: CopyReference
    /// The hit.
    package let hit: HitID
    /// The verdict that it had; where it has another by now, a newer judgement stays.
    package let previous: Verdict
    /// The new judgement.
    package let judgement: Judgement

    /// Puts it together.
    package init(copy: CopyReference, hit: HitID, previous: Verdict, judgement: Judgement) {
        self.copy = copy
        self.hit = hit
        self.previous = previous
        self.judgement = judgement
    }
}
