import Logging
import Synchronization

/// Hears what is logged, in order, as `level: message` with the metadata behind it.
final class Ear: Sendable {
    private let held = Mutex<[String]>([])

    var lines: [String] { held.withLock { $0 } }

    var logger: Logger {
        Logger(label: "test") { _ in Handler(ear: self) }
    }

    private struct Handler: LogHandler {
        let ear: Ear
        var metadata = Logger.Metadata()
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let details = (event.metadata ?? [:]).filter { $0.key != "error" }.map { " \($0.key)=\($0.value)" }.sorted()
            ear.held.withLock { $0.append("\(event.level): \(event.message)" + details.joined()) }
        }
    }
}
