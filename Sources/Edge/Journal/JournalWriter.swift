internal import Tracking

/// Writes hits into segments and makes new ones.
struct JournalWriter {
    private let segments: SegmentFolder
    private let settings: JournalSettings
    private let counters: EdgeCounters
    private let clock: WallClock
    private let disk: JournalDisk
    private var state: State
    /// The end of what is synced.
    private(set) var position: JournalPosition
    /// The greatest number that was tried.
    private var newest: Int64

    private enum State {
        /// There is a segment to write to, and the lock is held.
        case writing(SegmentWriter, lock: OpenFile)
        /// The last one failed and no other could be made yet.
        case failed(lock: OpenFile)
        case closed
    }

    /// Begins a new segment behind what is there.
    init(
        segments: SegmentFolder,
        lock: OpenFile,
        end: JournalPosition,
        settings: JournalSettings,
        counters: EdgeCounters,
        clock: WallClock,
        disk: JournalDisk
    ) throws(JournalError) {
        self.segments = segments
        self.settings = settings
        self.counters = counters
        self.clock = clock
        self.disk = disk
        state = .failed(lock: lock)
        position = end
        // An empty folder begins with a number that grows with time: should the folder be lost, a reader that remembers a
        // place in the old one does not take the new one for read.
        newest = end == .start ? clock.now.microseconds / 1_000_000 : end.segment
        try begin(lock)
    }

    mutating func append(_ hits: [Hit]) throws(JournalError) {
        guard !hits.isEmpty else { return }
        switch state {
        case .closed:
            throw .closed
        case .failed(let lock):
            try begin(lock)
        case .writing(let segment, let lock):
            // Where no new segment can be made the old one still serves.
            if segment.end >= settings.segmentSize { try? begin(lock) }
        }
        if !write(hits), case .failed(let lock) = state {
            try begin(lock)
            if !write(hits) { throw .unwritable(path: segments.folder.path, reason: "writing failed twice") }
        }
    }

    /// Begins a new segment where a reader has read hits of the one at hand; tells whether it did.
    mutating func roll(behind read: JournalPosition) throws(JournalError) -> Bool {
        guard case .writing(let segment, let lock) = state, read.segment == segment.number,
            read.offset > Int64(SegmentHeader.length)
        else { return false }
        try begin(lock)
        return true
    }

    mutating func close() {
        state = .closed
    }

    /// Writes to the segment at hand; `false` where that fails, and then the segment is given up.
    private mutating func write(_ hits: [Hit]) -> Bool {
        guard case .writing(var segment, let lock) = state else { return false }
        let start = ContinuousClock.now
        do throws(SystemFailure) {
            try segment.append(hits)
        } catch {
            counters.count { $0.failedCommits += 1 }
            state = .failed(lock: lock)
            return false
        }
        counters.countCommit(microseconds: Int((ContinuousClock.now - start) / .microseconds(1)))
        position = segment.position
        state = .writing(segment, lock: lock)
        return true
    }

    /// Makes the next segment.
    ///
    /// What the one before holds beyond `position` does not count.
    private mutating func begin(_ lock: OpenFile) throws(JournalError) {
        newest += 1
        let header = SegmentHeader(number: newest, previousEnd: position, madeAt: clock.now)
        do throws(SystemFailure) {
            let segment = try SegmentWriter(header, in: segments, growth: settings.growth, disk: disk)
            position = segment.position
            state = .writing(segment, lock: lock)
        } catch {
            throw .unwritable(path: segments.path(of: newest), reason: "\(error)")
        }
    }
}
