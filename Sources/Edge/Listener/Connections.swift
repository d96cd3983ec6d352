internal import NIOCore

/// The open connections of one event loop: closes those whose time is up, and all of them in the end.
///
/// It belongs to its loop's thread.
final class Connections {
    private let loop: any EventLoop
    private var open: [ObjectIdentifier: ConnectionHandler] = [:]
    private var sweep: Scheduled<Void>?
    private var whenEmpty: EventLoopPromise<Void>?
    private(set) var isDraining = false
    private var downloads = 0

    private static let sweepInterval = TimeAmount.milliseconds(500)
    /// How long a connection that looks idle may still bring what was under way.
    private static let grace = TimeAmount.milliseconds(20)

    init(loop: any EventLoop) {
        self.loop = loop
    }

    var count: Int { open.count }

    func add(_ connection: ConnectionHandler) {
        open[ObjectIdentifier(connection)] = connection
        if sweep == nil { scheduleSweep() }
    }

    func remove(_ connection: ConnectionHandler) {
        open.removeValue(forKey: ObjectIdentifier(connection))
        guard open.isEmpty else { return }
        sweep?.cancel()
        sweep = nil
        whenEmpty?.succeed()
        whenEmpty = nil
    }

    /// Lets one more file be sent, unless there are so many.
    func admitDownload(_ limit: Int) -> Bool {
        guard downloads < limit else { return false }
        downloads += 1
        return true
    }

    func endDownload() {
        downloads -= 1
    }

    /// Answers what is in flight, closes what is idle, and after `limit` whatever is left.
    func drain(limit: TimeAmount) -> EventLoopFuture<Void> {
        isDraining = true
        guard !open.isEmpty else { return loop.makeSucceededVoidFuture() }
        let promise = loop.makePromise(of: Void.self)
        whenEmpty = promise
        let isolated = loop.assumeIsolated()
        isolated.scheduleTask(in: Self.grace) { self.closeIdle() }
        let last = isolated.scheduleTask(in: limit) { self.closeAll() }
        promise.futureResult.assumeIsolated().whenComplete { _ in last.cancel() }
        return promise.futureResult
    }

    private func scheduleSweep() {
        sweep = loop.assumeIsolated().scheduleTask(in: Self.sweepInterval) {
            let now = self.loop.now
            for connection in Array(self.open.values) { connection.closeIfOverdue(now) }
            if self.sweep != nil { self.scheduleSweep() }
        }
    }

    private func closeIdle() {
        for connection in Array(open.values) { connection.closeIfIdle() }
    }

    private func closeAll() {
        for connection in Array(open.values) { connection.close() }
    }
}
