internal import Logging
internal import NIOCore
internal import Tracking

/// Tells the operator of stored files that could not be read: of the first at once, then at most once a minute.
///
/// It belongs to its loop's thread.
final class FileTrouble {
    private let loop: any EventLoop
    private let logger: Logger
    private var missed = 0
    private var object = ""
    private var error = ""
    /// Whether something was told within the last minute.
    private var isQuiet = false

    private static let pause = TimeAmount.minutes(1)

    init(loop: any EventLoop, logger: Logger) {
        self.loop = loop
        self.logger = logger
    }

    func miss(_ object: ObjectID, _ error: any Error) {
        missed += 1
        self.object = "\(object)"
        self.error = "\(error)"
        if !isQuiet { tell() }
    }

    /// Tells what was not told yet; of several the last one.
    func tell() {
        guard missed > 0 else { return }
        logger.error(
            "Stored files could not be read, and whoever asked was told to try again",
            metadata: ["requests": "\(missed)", "object": "\(object)", "error": "\(error)"]
        )
        missed = 0
        isQuiet = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) {
            self.isQuiet = false
            self.tell()
        }
    }
}
