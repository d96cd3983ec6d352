import Logging

/// Hears what is logged, level and message, in order.
struct Ear {
    let logger: Logger
    private let lines: AsyncStream<String>

    init() {
        let (lines, heard) = AsyncStream.makeStream(of: String.self)
        self.lines = lines
        logger = Logger(label: "test") { _ in Handler(heard: heard) }
    }

    /// Waits until an error is logged, and tells its message; what was logged before it is gone.
    func error() async -> String? {
        for await line in lines where line.hasPrefix("error: ") { return line }
        return nil
    }

    private struct Handler: LogHandler {
        let heard: AsyncStream<String>.Continuation
        var metadata = Logger.Metadata()
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            heard.yield("\(event.level): \(event.message)")
        }
    }
}
