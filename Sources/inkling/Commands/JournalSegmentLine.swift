internal import Edge

/// A segment as `inkling journal inspect` prints it.
struct JournalSegmentLine: JournalLine {
    private let segment: Int64
    private let bytes: Int
    private let end: String
    private let madeAt: String?
    private let hits: Int
    private let waiting: Int
    private let firstHit: String?
    private let lastHit: String?
    private let damages: [String]
    private let discardedBytes: Int

    init(_ found: JournalInspection.Segment, waiting: Int) {
        segment = found.number
        bytes = found.size
        end = "\(found.end)"
        madeAt = found.madeAt.map { "\($0)" }
        hits = found.hits
        self.waiting = waiting
        firstHit = found.span.map { "\($0.lowerBound)" }
        lastHit = found.span.map { "\($0.upperBound)" }
        damages = found.damages.map { "\($0.from) to \($0.to)" }
        discardedBytes = found.discarded
    }
}
