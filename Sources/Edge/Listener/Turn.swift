internal import Logging
internal import NIOCore
internal import Tracking

/// What one event loop collects in a turn: hits that must reach the disk, and connections that wait for it to answer.
///
/// At the end of the turn all hits go to the committer together; everybody is answered when they are synced, or after 250 ms
/// all the same (product §4.2). It belongs to its loop's thread.
final class Turn {
    let loop: any EventLoop
    /// Counted here, and handed on at the end of the turn.
    var counts = EdgeCounts()
    let counters: EdgeCounters
    /// The number of the turn that is open.
    private(set) var number = 0
    private let committer: Committer
    private let patience: TimeAmount
    private let trouble: HitTrouble
    private let fileTrouble: FileTrouble
    private var hits = HitFrames()
    private var waiting: [ConnectionHandler] = []
    private var start = NIODeadline.uptimeNanoseconds(0)
    private var isEnding = false
    /// Turns whose hits are under way, the oldest first.
    private var unsettled: CircularBuffer<Unsettled> = []
    private var isWatching = false

    private struct Unsettled {
        let number: Int
        let hits: Int
        let start: NIODeadline
        /// Emptied when they were answered.
        var waiting: [ConnectionHandler]
        /// Whether the answers left before the hits were synced.
        var isLate = false
    }

    /// `patience` is how long anybody waits for the disk.
    init(
        loop: any EventLoop,
        committer: Committer,
        counters: EdgeCounters,
        patience: TimeAmount = ListenerLimits().disk,
        logger: Logger
    ) {
        self.loop = loop
        self.committer = committer
        self.counters = counters
        self.patience = patience
        trouble = HitTrouble(loop: loop, logger: logger)
        fileTrouble = FileTrouble(loop: loop, logger: logger)
    }

    /// Keeps a hit until the end of the turn.
    func add(_ hit: RequestedHit) {
        hits.add(hit)
        endLater()
    }

    /// Keeps a hit that had to wait for its file.
    func add(_ hit: Hit) {
        hits.add(hit)
        endLater()
    }

    /// Lets a connection's answers go when the hits of this turn are on disk; tells the turn's number.
    func wait(_ connection: ConnectionHandler) -> Int {
        waiting.append(connection)
        endLater()
        return number
    }

    private func endLater() {
        guard !isEnding else { return }
        isEnding = true
        start = loop.now
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
        flushCounts()
        let answered = waiting
        waiting.removeAll(keepingCapacity: true)
        let number = number
        self.number += 1
        guard !hits.isEmpty else {
            for connection in answered { connection.answer() }
            return
        }
        unsettled.append(Unsettled(number: number, hits: hits.count, start: start, waiting: answered))
        let turn = NIOLoopBound(self, eventLoop: loop)
        let batch = HitBatch(hits: hits.take()) { [loop] outcome in
            loop.execute { turn.value.settle(number, outcome) }
        }
        committer.commit(batch)
        watch()
    }

    /// Whatever became of the hits, the recipients are answered: they must arrive.
    private func settle(_ number: Int, _ outcome: HitBatch.Outcome) {
        guard let index = unsettled.firstIndex(where: { $0.number == number }) else { return }
        let answered = unsettled[index].waiting
        let count = unsettled[index].hits
        switch outcome {
        case .synced:
            if unsettled[index].isLate {
                counts.lateHits += count
                trouble.delay(count)
            } else {
                counts.recordedHits += count
            }
            unsettled.remove(at: index)
        case .refused:
            unsettled[index].waiting = []
            unsettled[index].isLate = true
        case .lost(let error):
            counts.lostHits += count
            trouble.lose(count, error)
            unsettled.remove(at: index)
        }
        flushCounts()
        for connection in answered { connection.answer() }
    }

    /// Looks again when the oldest turn that still waits will have waited long enough.
    private func watch() {
        guard !isWatching, let oldest = unsettled.first(where: { !$0.isLate }) else { return }
        isWatching = true
        loop.assumeIsolated().scheduleTask(deadline: oldest.start + patience) {
            self.isWatching = false
            self.answerOverdue()
            self.watch()
        }
    }

    private func answerOverdue() {
        let limit = loop.now - patience
        var answered: [ConnectionHandler] = []
        for index in unsettled.indices where unsettled[index].start <= limit && !unsettled[index].isLate {
            answered += unsettled[index].waiting
            unsettled[index].waiting = []
            unsettled[index].isLate = true
        }
        for connection in answered { connection.answer() }
    }

    private func flushCounts() {
        counters.add(counts)
        counts = EdgeCounts()
    }
}
