// What `Benchmarks/edge` measures of this program: the tracking listener and its journal, and nothing beside them.

import Edge
import Foundation
import Logging
import ServiceLifecycle
import Tracking
import UnixSignals

/// Serves beacons and links from a folder of its own until SIGTERM, then prints what became of the hits.
@main struct EdgeBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first, let port = arguments.dropFirst().first.flatMap({ Int($0) }) else {
            throw Problem.usage
        }
        let loops = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1
        try await serve(in: folder, ListenerSettings(port: port, loops: loops))
    }

    private static func serve(in folder: String, _ settings: ListenerSettings) async throws {
        var logger = Logger(label: "edge-benchmark", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let counters = EdgeCounters()
        let journal = try Journal(folder: folder + "/journal", counters: counters)
        try EdgeStateFile.publish(EdgeState(), to: folder + "/edge-state")
        let ring = try KeyFolder(path: folder + "/keys").load()
        let listener = TrackingListener(
            settings: settings,
            keys: { ring },
            state: EdgeStateReader(path: folder + "/edge-state", logger: logger),
            objects: folder + "/objects",
            journal: journal,
            counters: counters,
            logger: logger
        )
        let group = ServiceGroup(
            services: [listener],
            gracefulShutdownSignals: [.sigterm],
            logger: logger
        )
        async let serving: Void = group.run()
        _ = try await listener.boundPort()
        try tell(try addresses(ring))
        try await serving
        journal.close()
        let counts = counters.counts
        let figures = [
            "requests": counts.requests, "recorded": counts.recordedHits, "late": counts.lateHits,
            "lost": counts.lostHits, "commits": counts.commits,
        ]
        try tell(figures)
    }

    /// Without a buffer, for whoever waits for the line reads it from a pipe.
    private static func tell(_ figures: some Encodable) throws {
        try FileHandle.standardOutput.write(contentsOf: try JSONEncoder().encode(figures) + Data("\n".utf8))
    }

    /// The paths to ask for, as a mail would hold them.
    private static func addresses(_ ring: KeyRing) throws -> [String: String] {
        let copy = CopyReference(email: EmailID.new(at: WallClock.system.now), recipient: 3)
        guard let target = LinkTarget(location: "https://example.com/target") else { throw Problem.usage }
        let beacon = try ring.seal(Token(copy: copy, content: .beacon))
        let link = try ring.seal(Token(copy: copy, content: .link(ordinal: 1, target: target)))
        return [
            "beacon": TrackingAddress.path(for: .beacon, token: beacon),
            "link": TrackingAddress.path(for: .link, token: link, hint: "example.com"),
        ]
    }
}

/// Why nothing was measured.
enum Problem: Error, CustomStringConvertible {
    case usage

    var description: String { "EdgeBenchmark FOLDER PORT [LOOPS]" }
}
