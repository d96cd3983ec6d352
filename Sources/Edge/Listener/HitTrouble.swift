internal import Logging
internal import NIOCore

/// Tells the operator of hits that were lost or late: of the first at once, then at most once a minute.
///
/// What happens within the minute is told at its end, all together. It belongs to its loop's thread.
final class HitTrouble {
    private let loop: any EventLoop
    private let logger: Logger
    private var lost = 0
    private var late = 0
    private var error = ""
    /// Whether something was told within the last minute.
    private var isQuiet = false

    private static let pause = TimeAmount.minutes(1)

    init(loop: any EventLoop, logger: Logger) {
        self.loop = loop
        self.logger = logger
    }

    func lose(_ count: Int, _ error: JournalError) {
        lost += count
        self.error = "\(error)"
        if !isQuiet { tell() }
    }

    func delay(_ count: Int) {
        late += count
        if !isQuiet { tell() }
    }

    /// Tells what was not told yet.
    func tell() {
        guard lost + late > 0 else { return }
        if lost > 0 {
            logger.error(
                "Hits were answered and could not be written",
                metadata: ["lost": "\(lost)", "error": "\(error)"]
            )
        }
        if late > 0 {
            logger.warning("Hits took more than 250 ms to reach the disk", metadata: ["late": "\(late)"])
        }
        (lost, late) = (0, 0)
        isQuiet = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) {
            self.isQuiet = false
            self.tell()
        }
    }
}
