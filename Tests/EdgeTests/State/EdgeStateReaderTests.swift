import Logging
import Synchronization
import Testing

@testable import Edge
@testable import Tracking

@Suite struct EdgeStateReaderTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("edge.json")
    }

    /// Counts what is logged.
    private final class Lines: Sendable {
        let count = Mutex(0)

        var logger: Logger {
            var logger = Logger(label: "test") { _ in Handler(lines: self) }
            logger.logLevel = .trace
            return logger
        }

        private struct Handler: LogHandler {
            let lines: Lines
            var metadata: Logger.Metadata = [:]
            var logLevel = Logger.Level.trace

            subscript(metadataKey key: String) -> Logger.Metadata.Value? {
                get { metadata[key] }
                set { metadata[key] = newValue }
            }

            func log(event: LogEvent) {
                lines.count.withLock { $0 += 1 }
            }
        }
    }

    @Test func takesOverWhatIsPublished() throws {
        try EdgeStateFile.publish(EdgeState(isFollowingOn: false), to: path)
        let reader = EdgeStateReader(path: path, logger: Samples.silent)
        #expect(reader.state == EdgeState(isFollowingOn: false))

        try EdgeStateFile.publish(EdgeState(blockedHosts: ["evil.example"]), to: path)
        reader.refresh()

        #expect(reader.state == EdgeState(blockedHosts: ["evil.example"]))
    }

    @Test func theLastOneHoldsAndIsLoggedOnce() throws {
        let lines = Lines()
        try EdgeStateFile.publish(EdgeState(isFollowingOn: false), to: path)
        let reader = EdgeStateReader(path: path, logger: lines.logger)

        try folder.write(Array("garbage".utf8), to: "edge.json")
        for _ in 0..<5 { reader.refresh() }
        try folder.remove("edge.json")
        for _ in 0..<5 { reader.refresh() }

        #expect(reader.state == EdgeState(isFollowingOn: false))
        #expect(lines.count.withLock { $0 } == 1)
    }

    @Test func withoutAFileEverythingIsAllowedUntilOneComes() throws {
        let reader = EdgeStateReader(path: path, logger: Samples.silent)
        #expect(reader.state == EdgeState())

        try EdgeStateFile.publish(EdgeState(isFollowingOn: false), to: path)
        reader.refresh()

        #expect(reader.state == EdgeState(isFollowingOn: false))
    }
}
