internal import Engagement
internal import Storage
internal import Tracking

/// What is to be stored of the hits of some copies.
struct Outcome {
    var judged: [JudgedHit] = []
    var rejudged: [Rejudgement] = []
    var surplus: [HitSurplus] = []
    /// Copies of which it is not known yet when they were handed over.
    var early: [CopyReference] = []

    mutating func add(_ found: (judged: [JudgedHit], rejudged: [Rejudgement])) {
        judged += found.judged
        rejudged += found.rejudged
    }

    mutating func add(_ other: Outcome) {
        add((other.judged, other.rejudged))
        surplus += other.surplus
        early += other.early
    }
}
