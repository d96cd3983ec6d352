internal import Engagement
internal import Tracking

/// A row of `hits` that a new hit may be one more of, as it will be stored.
struct RecordedHit {
    let id: HitID
    let likeness: HitLikeness
    let at: Instant
    private(set) var lastAt: Instant
    /// What it belongs to; `nil` for a visit of the recipient's page.
    let interaction: InteractionID?
    /// What it is made of; `nil` where it is stored already.
    let new: JudgedHit?
    /// How many hits more it stands for than are stored.
    private(set) var added: Int

    /// Begins with a hit.
    init(_ hit: JudgedHit, interaction: InteractionID?) {
        id = .new(at: hit.hit.at)
        likeness = HitLikeness(hit)
        at = hit.hit.at
        lastAt = hit.lastAt
        self.interaction = interaction
        new = hit
        added = hit.count
    }

    init(_ row: SQLRow) throws {
        id = try row.id("id")
        likeness = try HitLikeness(row)
        at = try row.instant("at")
        lastAt = try row.instant("last_at")
        interaction = try row.optionalID("interaction_id")
        new = nil
        added = 0
    }

    mutating func goOn(with hit: JudgedHit) {
        lastAt = max(lastAt, hit.lastAt)
        added += hit.count
    }
}

/// All that equal hits share (product §4.6), and also the verdict: a fetch that can't be told and the person's own half a
/// minute later are two hits, else the later could never count.
struct HitLikeness: Hashable {
    private let kind: Int
    private let ordinal: UInt16
    private let method: Int
    /// `nil` where the row's can't be read, which is like none.
    private let network: NetworkAddress?
    private let agent: String
    private let verdict: String
    private let wasServed: Bool

    init(_ hit: JudgedHit) {
        kind = Int(hit.hit.kind.rawValue)
        ordinal = hit.hit.ordinal
        method = Int(hit.hit.method.rawValue)
        network = hit.hit.address.network
        agent = hit.hit.agent
        verdict = hit.judgement.verdict.rawValue
        wasServed = hit.hit.wasServed
    }

    init(_ row: SQLRow) throws {
        kind = try row.number("kind")
        ordinal = try row.ordinal("ordinal")
        method = try row.number("method")
        network = NetworkAddress(bytes: try row.bytes("network"))
        agent = try row.text("agent")
        verdict = try row.text("verdict")
        wasServed = try row.truth("was_served")
    }
}
