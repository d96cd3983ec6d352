internal import Tracking

/// Writes hits into segments and makes new ones.
struct JournalWriter {
    private let segments: SegmentFolder
    private let settings: JournalSettings
    private let counters: EdgeCounters
    private let clock: WallClock
    private let disk: JournalDisk
    private var state: State
    /// The end of what is synced, as readers are told it; a segment behind it is known to nobody yet.
    private(set) var position: JournalPosition
    /// The greatest number that is taken.
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
        position = try begin(lock)
    }

    mutating func append(_ hits: inout HitFrames) throws(JournalError) {
        guard !hits.isEmpty else { return }
        switch state {
        case .closed:
            throw .closed
        case .failed(let lock):
            _ = try begin(lock)
        case .writing(let segment, let lock):
            // Where no new segment can be made the old one still serves.
            if segment.end >= settings.segmentSize { _ = try? begin(lock) }
        }
        if !write(&hits), case .failed(let lock) = state {
            _ = try begin(lock)
            if !write(&hits) { throw .unwritable(path: segments.folder.path, reason: "writing failed twice") }
        }
    }

    /// Begins a new segment where a reader has read hits of the one at hand; tells whether it did.
    mutating func roll(behind read: JournalPosition) throws(JournalError) -> Bool {
        guard case .writing(let segment, let lock) = state, read.segment == segment.number,
            read.offset > Int64(SegmentHeader.length)
        else { return false }
        position = try begin(lock)
        return true
    }

    mutating func close() {
        state = .closed
    }

    /// Writes to the segment at hand; `false` where that fails, and then the segment is given up.
    private mutating func write(_ hits: inout HitFrames) -> Bool {
        guard case .writing(var segment, let lock) = state else { return false }
        let start = ContinuousClock.now
        do throws(SystemFailure) {
            try segment.append(&hits)
        } catch {
            counters.count { $0.failedCommits += 1 }
            state = .failed(lock: lock)
            discard(segment)
            return false
        }
        counters.countCommit(microseconds: Int((ContinuousClock.now - start) / .microseconds(1)))
        position = segment.position
        state = .writing(segment, lock: lock)
        return true
    }

    /// Removes a segment that took nothing, so that a disk that refuses is not filled with such.
    ///
    /// One that readers were told of stays: they may have it open.
    private mutating func discard(_ segment: SegmentWriter) {
        guard segment.number > position.segment else { return }
        guard (try? segments.remove(segment.number)) != nil else {
            // The next one's header says that what it may hold does not count.
            position = segment.position
            return
        }
        try? segments.folder.sync()
        newest = segment.number - 1
    }

    /// Makes the next segment, and tells where it begins.
    ///
    /// What the one before holds beyond `position` does not count.
    private mutating func begin(_ lock: OpenFile) throws(JournalError) -> JournalPosition {
        let number = newest + 1
        let header = SegmentHeader(number: number, previousEnd: position, madeAt: clock.now)
        do throws(SystemFailure) {
            let segment = try SegmentWriter(header, in: segments, growth: settings.growth, disk: disk)
            newest = number
            state = .writing(segment, lock: lock)
            return segment.position
        } catch {
            if !segments.isFree(number) { newest = number }
            throw .unwritable(path: segments.path(of: number), reason: "\(error)")
        }
    }
}
