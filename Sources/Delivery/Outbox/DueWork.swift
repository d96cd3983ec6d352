internal import Logging
internal import ServiceLifecycle
internal import Storage
internal import Tracking

/// Does what storage says is due, when its time comes; what came due while the server was down is found at the first look.
struct DueWork: Sendable {
    /// When the next thing is due; `nil` where nothing waits.
    let next: @Sendable () async throws(StoreError) -> Instant?
    /// Does what is due now, so many things at most; says how many it were.
    let take: @Sendable (Int) async throws(StoreError) -> Int
    /// What the log says when something was done, and when it could not be.
    let words: (done: Logger.Message, failed: Logger.Message)
    let clock: WallClock
    let logger: Logger

    /// No rest is longer: the clock may be set, and other processes plan too.
    ///
    /// A look costs one row of an index.
    static let longestRest = Duration.milliseconds(250)
    /// So many things are done in one transaction, so that the first of many are seen while the last still wait.
    static let batch = 500

    /// Looks until the server stops.
    func run() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let rest = await takeDue()
                try? await Task.sleep(for: rest)
            }
        }
    }

    /// Does everything that is due now; says how long it may rest afterwards.
    func takeDue() async -> Duration {
        do {
            while let next = try await next() {
                let wait = next - clock.now
                guard wait <= .zero else { return min(wait, Self.longestRest) }
                let count = try await take(Self.batch)
                logger.info(words.done, metadata: ["count": "\(count)"])
            }
        } catch {
            logger.error(words.failed, metadata: ["error": "\(error)"])
        }
        return Self.longestRest
    }
}
