package import Tracking

/// Reads what is synced from a journal, in order, from a place that the reader's owner keeps.
///
/// Damage never stops it: what can't be read is left out and reported, and reading goes on at the next intact hit.
package struct JournalReader: Sendable {
    /// Where the next batch begins.
    package private(set) var position: JournalPosition
    private let journal: Journal
    private var open: (number: Int64, file: OpenFile)?
    /// Every segment before this one was removed.
    private var firstKept: Int64 = 0

    /// More than the longest frame takes.
    private static let chunkLength = 256 << 10

    /// Reads the journal from a position on; ``JournalPosition/start`` reads everything that is there.
    package init(_ journal: Journal, from position: JournalPosition) {
        self.journal = journal
        self.position = position
    }

    /// The next hits, at most `limit`; empty where everything synced was read.
    ///
    /// It reads files, and so may block.
    package mutating func next(limit: Int) throws(JournalError) -> JournalBatch {
        let synced = journal.syncedPosition
        var collected = Collected(limit: limit)
        while collected.isEmpty, let file = try currentSegment(synced) {
            let end = try endOfSegment(position.segment, file, synced)
            if Int(position.offset) < end {
                try read(file, upTo: end, into: &collected)
            } else if try !goOn(synced) {
                break
            }
        }
        return JournalBatch(entries: collected.entries, end: position, damages: collected.damages)
    }

    /// Goes on where another reader of the same journal stands.
    package mutating func goOn(from other: JournalReader) {
        position = other.position
        open = other.open
    }

    /// Deletes the segments that lie wholly before a position; the one in use stays.
    package mutating func remove(upTo position: JournalPosition) throws(JournalError) {
        let kept = min(position.segment, journal.syncedPosition.segment)
        guard kept > firstKept else { return }
        for number in try journal.segments.numbers() where number < kept {
            try journal.segments.remove(number)
        }
        firstKept = kept
    }

    private struct Collected {
        let limit: Int
        var entries: [JournalEntry] = []
        var damages: [JournalDamage] = []

        var isEmpty: Bool { entries.isEmpty && damages.isEmpty }
        var isFull: Bool { entries.count >= limit }
    }

    /// Opens the segment of the position, or the next one that is there; `nil` where there is none.
    private mutating func currentSegment(_ synced: JournalPosition) throws(JournalError) -> OpenFile? {
        if let open, open.number == position.segment { return open.file }
        if let file = try journal.segments.segment(position.segment) {
            open = (position.segment, file)
            position = JournalPosition(
                segment: position.segment,
                offset: max(position.offset, Int64(SegmentHeader.length))
            )
            return file
        }
        return try goOn(synced) ? try currentSegment(synced) : nil
    }

    /// Moves to the start of the next segment; `false` where there is none with anything synced.
    private mutating func goOn(_ synced: JournalPosition) throws(JournalError) -> Bool {
        let current = position.segment
        // Looking costs a descriptor, and nothing lies behind what is being written.
        guard current < synced.segment else { return false }
        guard let next = try journal.segments.numbers().first(where: { $0 > current }), next <= synced.segment else {
            return false
        }
        position = JournalPosition(segment: next, offset: Int64(SegmentHeader.length))
        return true
    }

    /// Where reading ends: what is synced of the newest segment; for others what their successor's header says.
    private func endOfSegment(_ number: Int64, _ file: OpenFile, _ synced: JournalPosition) throws(JournalError) -> Int
    {
        guard number != synced.segment else { return Int(synced.offset) }
        let size = try journal.segments.size(of: file, number)
        guard let next = try journal.segments.numbers().first(where: { $0 > number }),
            let previousEnd = try journal.segments.header(of: next)?.previousEnd, previousEnd.segment == number
        else { return size }
        return min(size, Int(previousEnd.offset))
    }

    private mutating func read(
        _ file: OpenFile,
        upTo end: Int,
        into collected: inout Collected
    ) throws(JournalError) {
        let start = Int(position.offset)
        let length = min(end - start, Self.chunkLength)
        let chunk = try journal.segments.read(length, of: file, position.segment, at: start)
        let place = chunk.withUnsafeBytes { take($0, into: &collected) }
        guard place == 0, collected.isEmpty else { return }
        // Not even one hit: the beginning is damaged. Intact ones may follow anywhere up to the segment's end.
        let rest = try journal.segments.read(end - start, of: file, position.segment, at: start)
        let next = rest.withUnsafeBytes { Frame.findNext(in: $0, after: 0, sequences: 0..<UInt64.max) }
        skip(to: next.map { start + $0 } ?? end, into: &collected)
    }

    /// Takes hits from a chunk that begins at the position; tells how many bytes were used.
    private mutating func take(_ chunk: UnsafeRawBufferPointer, into collected: inout Collected) -> Int {
        var place = 0
        while !collected.isFull, case .frame(_, let content, let end) = Frame.find(in: chunk, at: place) {
            let after = JournalPosition(segment: position.segment, offset: position.offset + Int64(end - place))
            if let hit = HitCodec.decode(content) {
                collected.entries.append(JournalEntry(hit: hit, after: after))
            } else {
                collected.damages.append(JournalDamage(from: position, to: after))
            }
            position = after
            place = end
        }
        return place
    }

    private mutating func skip(to offset: Int, into collected: inout Collected) {
        let after = JournalPosition(segment: position.segment, offset: Int64(offset))
        collected.damages.append(JournalDamage(from: position, to: after))
        position = after
    }
}
