internal import Edge
internal import Tracking

/// A harvest, and what was worked out of it before its turn to be stored came.
struct PreparedHarvest {
    let harvest: Harvest
    /// The reader behind it.
    let reader: JournalReader
    /// What is to be stored of ``copies``.
    let outcome: Outcome
    /// Whose hits were judged already.
    let copies: Set<CopyReference>

    init(harvest: Harvest, reader: JournalReader, outcome: Outcome, copies: Set<CopyReference>) {
        self.harvest = harvest
        self.reader = reader
        self.outcome = outcome
        self.copies = copies
    }

    /// Reads a harvest of which nothing is worked out yet.
    init(from start: JournalReader) throws(JournalError) {
        var reader = start
        harvest = try Harvest(from: &reader)
        self.reader = reader
        outcome = Outcome()
        copies = []
    }
}
