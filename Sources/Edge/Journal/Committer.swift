internal import NIOConcurrencyHelpers
internal import NIOPosix
internal import Synchronization
internal import Tracking

/// Brings hits to the disk on a thread of its own, so that a disk that stalls holds up no event loop (product §4.2).
///
/// Whatever came while one commit ran goes into the next one, from all loops together. What the disk refuses is kept, and
/// tried again until it is written, there is too much of it, or the listener stops; only then it is lost.
final class Committer: Sendable {
    private let journal: Journal
    private let room: Int
    private let pool = NIOThreadPool(numberOfThreads: 1)
    private let queue = Mutex(Queue())
    /// `true` when somebody called the sleeping thread.
    private let call = ConditionLock(value: false)

    private struct Queue {
        var batches: [HitBatch] = []
        /// Hits that are not on disk yet, those being written among them.
        var unwritten = 0
        var isAwake = true
        /// So many times in a row the disk did not take them.
        var refusals = 0
        var isStopping = false
        /// Nothing is taken any more.
        var isStopped = false
    }

    /// A disk that refused is asked again after so long.
    private static let pause = 0.1
    /// After so many refusals in a row, most of 250 ms, nobody waits for it any more.
    private static let patience = 3
    /// So many hits are written at a time, more or less: of a little room the first may still find some.
    private static let portion = 4_096

    /// `room` is how many hits may wait in memory.
    init(_ journal: Journal, room: Int) {
        self.journal = journal
        self.room = room
    }

    func start() {
        pool.start()
        pool.submit { state in
            guard case .active = state else { return }
            self.work()
        }
    }

    /// Writes what is left, and takes no more; what the disk refuses now is lost.
    func stop() async {
        queue.withLock { $0.isStopping = true }
        wake()
        try? await pool.shutdownGracefully()
    }

    /// Takes hits; their owner is told.
    func commit(_ batch: HitBatch) {
        let (outcome, isAsleep) = queue.withLock { queue -> (HitBatch.Outcome?, Bool) in
            guard !queue.isStopped else { return (.lost(.closed), false) }
            guard queue.unwritten + batch.hits.count <= room else { return (.lost(.tooManyWait), false) }
            queue.unwritten += batch.hits.count
            queue.batches.append(batch)
            defer { queue.isAwake = true }
            return (queue.refusals >= Self.patience ? .refused : nil, !queue.isAwake)
        }
        if isAsleep { wake() }
        if let outcome { batch.settle(outcome) }
    }

    private func wake() {
        call.lock()
        call.unlock(withValue: true)
    }

    private func work() {
        while let batches = next() { write(batches) }
    }

    /// Waits for hits; `nil` where there will be none any more.
    private func next() -> ArraySlice<HitBatch>? {
        while true {
            let (batches, isStopped) = queue.withLock { queue in
                queue.isAwake = !queue.batches.isEmpty
                queue.isStopped = queue.isStopping && queue.batches.isEmpty
                defer { queue.batches.removeAll(keepingCapacity: true) }
                return (queue.batches, queue.isStopped)
            }
            if !batches.isEmpty { return batches[...] }
            if isStopped { return nil }
            call.lock(whenValue: true)
            call.unlock(withValue: false)
        }
    }

    private func write(_ batches: ArraySlice<HitBatch>) {
        var rest = batches
        while let first = rest.first {
            var hits = first.hits
            var end = rest.startIndex + 1
            while end < rest.endIndex, hits.count < Self.portion {
                hits.add(rest[end].hits)
                end += 1
            }
            let outcome = persistently(&hits, of: rest)
            queue.withLock { $0.unwritten -= hits.count }
            for batch in rest[..<end] { batch.settle(outcome) }
            rest = rest[end...]
        }
    }

    /// Tries until the hits are written or the listener stops.
    private func persistently(_ hits: inout HitFrames, of rest: ArraySlice<HitBatch>) -> HitBatch.Outcome {
        while true {
            do throws(JournalError) {
                try journal.append(&hits)
                queue.withLock { $0.refusals = 0 }
                return .synced
            } catch {
                guard let told = refuse(rest), error != .closed else { return .lost(error) }
                for batch in told { batch.settle(.refused) }
            }
            // Only the stop calls meanwhile.
            if call.lock(whenValue: true, timeoutSeconds: Self.pause) { call.unlock(withValue: false) }
        }
    }

    /// Counts a refusal, and tells whose hits need not be waited for from now on; `nil` where there is no time to try again.
    private func refuse(_ rest: ArraySlice<HitBatch>) -> ArraySlice<HitBatch>? {
        queue.withLock { queue in
            queue.refusals += 1
            guard !queue.isStopping else { return nil }
            // Those that come later are told when they come.
            return queue.refusals == Self.patience ? rest + queue.batches : []
        }
    }
}
