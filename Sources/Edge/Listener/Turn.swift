internal import Logging
internal import NIOCore
internal import Tracking

/// What one event loop collects in a turn: hits that must reach the disk, and connections that wait for it to answer.
///
/// At the end of the turn all hits are written and synced together, then everybody is answered (design §3.5). It belongs
/// to its loop's thread.
final class Turn {
    let loop: any EventLoop
    /// Counted here, and handed on at the end of the turn.
    var counts = EdgeCounts()
    private let journal: Journal
    let counters: EdgeCounters
    private let trouble: HitTrouble
    private let fileTrouble: FileTrouble
    private var hits: [Hit] = []
    private var waiting: [ConnectionHandler] = []
    private var isEnding = false

    /// A sync that takes longer makes its hits late (product §4.2).
    private static let patience = TimeAmount.milliseconds(250)

    init(loop: any EventLoop, journal: Journal, counters: EdgeCounters, logger: Logger) {
        self.loop = loop
        self.journal = journal
        self.counters = counters
        trouble = HitTrouble(loop: loop, logger: logger)
        fileTrouble = FileTrouble(loop: loop, logger: logger)
    }

    /// Keeps a hit until the end of the turn.
    func add(_ hit: Hit) {
        hits.append(hit)
        endLater()
    }

    /// Lets a connection's answers go at the end of the turn.
    func wait(_ connection: ConnectionHandler) {
        waiting.append(connection)
        endLater()
    }

    private func endLater() {
        guard !isEnding else { return }
        isEnding = true
        // NIO runs this when all sockets that are ready in this turn were read.
        loop.assumeIsolated().execute { self.end() }
    }

    /// Tells the operator of a stored file that can't be read.
    func miss(_ object: ObjectID, _ error: any Error) {
        fileTrouble.miss(object, error)
    }

    /// Tells now what is still to be told of lost and late hits, and of files.
    func tellTrouble() {
        trouble.tell()
        fileTrouble.tell()
    }

    private func end() {
        isEnding = false
        record()
        counters.add(counts)
        counts = EdgeCounts()
        let answered = waiting
        waiting.removeAll(keepingCapacity: true)
        for connection in answered { connection.answer() }
    }

    /// Whatever happens here, the recipients are answered: they must arrive.
    private func record() {
        guard !hits.isEmpty else { return }
        let start = NIODeadline.now()
        do {
            try journal.append(hits)
            if NIODeadline.now() - start <= Self.patience {
                counts.recordedHits += hits.count
            } else {
                counts.lateHits += hits.count
                trouble.delay(hits.count)
            }
        } catch {
            counts.lostHits += hits.count
            trouble.lose(hits.count, error)
        }
        hits.removeAll(keepingCapacity: true)
    }
}
