internal import Edge
internal import Engagement
internal import Tracking

/// What is read of the journal in one go, folded: hits to be judged and stored together.
///
/// A flood of equal hits becomes one, so that what it costs storage, and with it how long others wait, hangs on how many hits
/// are distinct and not on how many there are.
struct Harvest {
    /// Where it begins.
    let start: JournalPosition
    /// Where it ends: to be stored with the hits.
    let end: JournalPosition
    /// What could not be read.
    let damages: [JournalDamage]
    /// The hits of each copy, folded, in the order in which they came.
    let runs: [CopyReference: [HitRun]]
    /// Whose they are, in the order in which storage has them: what lies together is read and written together.
    let copies: [CopyReference]

    /// So many distinct hits are judged and stored in one transaction.
    private static let distinctHits = 2_000
    /// So many are read for it at most: reading on must not keep waiting what was read.
    private static let allHits = 20_000

    /// Reads on until there is nothing more, or enough.
    init(from reader: inout JournalReader) throws(JournalError) {
        start = reader.position
        var hits = RepeatedHits()
        var damages: [JournalDamage] = []
        var read: JournalBatch
        repeat {
            read = try reader.next(limit: Self.distinctHits)
            for entry in read.entries { hits.add(entry.hit) }
            damages += read.damages
        } while !read.isEmpty && hits.runs.count < Self.distinctHits && hits.count < Self.allHits
        end = read.end
        self.damages = damages
        runs = Dictionary(grouping: hits.runs) { $0.first.copy }
        copies = runs.keys.sorted()
    }

    /// Whether there was nothing, not even damage.
    var isEmpty: Bool { runs.isEmpty && damages.isEmpty }

    /// Reads once more, and gives every hit of these copies as it came.
    func hits(of copies: Set<CopyReference>, in journal: Journal) throws(JournalError) -> [Hit] {
        var reader = JournalReader(journal, from: start)
        var hits: [Hit] = []
        while reader.position < end {
            let read = try reader.next(limit: Self.distinctHits)
            guard !read.isEmpty else { break }
            hits += read.entries.filter { $0.after <= end && copies.contains($0.hit.copy) }.map(\.hit)
        }
        return hits
    }
}
