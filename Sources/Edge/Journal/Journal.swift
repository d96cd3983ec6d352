internal import Synchronization
package import Tracking

/// The log of hits on disk: what it has taken is synced before `append` returns (product §4.2).
///
/// It is a folder of segments. Each start makes a new one, so nothing is ever written behind what a crash left; the new
/// segment's header says where the one before ends. The journal may be used from several threads, which wait for one another.
package final class Journal: Sendable {
    let segments: SegmentFolder
    private let writer: Mutex<JournalWriter>
    private let synced: SyncedPosition
    let setAside: SetAside
    let counters: EdgeCounters

    /// Bytes that the start found torn behind the last intact hit, and left out.
    package let cutAtStart: Int

    /// Opens the journal in a folder, made if missing; leaves out a torn tail; refuses where somebody else has it open.
    package convenience init(
        folder: String,
        settings: JournalSettings = JournalSettings(),
        counters: EdgeCounters = EdgeCounters(),
        clock: WallClock = .system
    ) throws(JournalError) {
        try self.init(folder: folder, settings: settings, counters: counters, clock: clock, disk: .system)
    }

    init(
        folder: String,
        settings: JournalSettings,
        counters: EdgeCounters,
        clock: WallClock,
        disk: JournalDisk
    ) throws(JournalError) {
        segments = SegmentFolder(path: folder)
        setAside = SetAside(journal: folder)
        self.counters = counters
        let lock = try segments.lock()
        let newest = try segments.numbers().last
        let segments = segments
        let recovery = try newest.map { number throws(JournalError) in
            try SegmentRecovery(of: number, in: segments)
        }
        cutAtStart = recovery?.cut ?? 0
        let writer = try JournalWriter(
            segments: segments,
            lock: lock,
            end: recovery?.end ?? .start,
            settings: settings,
            counters: counters,
            clock: clock,
            disk: disk
        )
        synced = SyncedPosition(writer.position)
        self.writer = Mutex(writer)
    }

    /// Writes hits and syncs them to disk; when it returns, they survive a power cut.
    ///
    /// Where writing or syncing fails, it is tried once more in a new segment, for what failed is never trusted again. It
    /// throws where that fails, too; then these hits are lost, and later ones are tried afresh.
    @discardableResult
    package func append(_ hits: [Hit]) throws(JournalError) -> JournalPosition {
        var frames = HitFrames(hits)
        return try append(&frames)
    }

    /// Writes hits that are encoded already, and syncs them to disk.
    @discardableResult
    func append(_ hits: inout HitFrames) throws(JournalError) -> JournalPosition {
        try writer.withLock { writer throws(JournalError) in
            try writer.append(&hits)
            synced.move(to: writer.position)
            return writer.position
        }
    }

    /// Begins a new segment if the one in use holds hits that were read, so that it can be deleted once all of it was;
    /// tells whether it did.
    ///
    /// `read` is the place up to which hits are taken in. Where no new segment can be made the old one serves on.
    @discardableResult
    package func roll(behind read: JournalPosition) throws(JournalError) -> Bool {
        try writer.withLock { writer throws(JournalError) in
            guard try writer.roll(behind: read) else { return false }
            // Whoever waits for hits goes on to the new segment, and deletes the old one.
            synced.move(to: writer.position)
            return true
        }
    }

    /// Everything before this place is synced.
    package var syncedPosition: JournalPosition { synced.position }

    /// How many synced bytes lie behind a place, what the segments between have of headers and zeros among them.
    package func bytes(from position: JournalPosition) throws(JournalError) -> Int64 {
        let synced = syncedPosition
        guard position < synced else { return 0 }
        guard position.segment != synced.segment else { return synced.offset - position.offset }
        var bytes = synced.offset
        for number in try segments.numbers() where number >= position.segment && number < synced.segment {
            guard let file = try segments.segment(number) else { continue }
            bytes += Int64(try segments.size(of: file, number)) - (number == position.segment ? position.offset : 0)
        }
        return bytes
    }

    /// Tells, at once and after every sync, up to where the journal is synced; what came meanwhile is told as one.
    ///
    /// It ends when the journal is closed.
    package func syncedPositions() -> AsyncStream<JournalPosition> { synced.positions() }

    /// Counts hits that were taken in, by what was asked for and what is believed to have asked.
    package func countTaken(_ hits: [JudgedKind: Int]) {
        counters.countJudged(hits)
    }

    /// Ends the streams of positions and lets others open the journal; later appends fail.
    package func close() {
        writer.withLock { $0.close() }
        synced.finish()
    }
}
