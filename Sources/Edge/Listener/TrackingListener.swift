package import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
package import Tracking

/// The public listener for beacons, tracked links, followed attachments and hosted images (design §3.4): a hit is on disk before its answer leaves.
///
/// `Edge` is this listener, the journal behind it and the edge state beside it. It knows no database and no web framework;
/// between request and answer stand only the keys, the edge state in memory and a sync of the journal.
package final class TrackingListener: Service {
    private let settings: ListenerSettings
    private let committer: Committer
    private let counters: EdgeCounters
    private let parts: ListenerParts
    private let descriptors: Descriptors
    private let logger: Logger
    private let port = Announcement<Result<Int, ListenerError>>()

    /// Puts it together; it listens once it runs, and asks for the keys anew with every request.
    ///
    /// `objects` is the folder of stored files; with `certificates` it speaks TLS, with `pages`
    /// recipients have pages of their own.
    package convenience init(
        settings: ListenerSettings,
        keys: @escaping @Sendable () -> KeyRing,
        state: EdgeStateReader,
        objects: String,
        journal: Journal,
        counters: EdgeCounters,
        certificates: CertificateReader? = nil,
        pages: RecipientPages? = nil,
        clock: WallClock = .system,
        logger: Logger
    ) {
        self.init(
            settings: settings,
            keys: keys,
            state: state,
            objects: objects,
            journal: journal,
            counters: counters,
            clock: clock,
            descriptors: .system,
            certificates: certificates,
            pages: pages,
            logger: logger
        )
    }

    init(
        settings: ListenerSettings,
        keys: @escaping @Sendable () -> KeyRing,
        state: EdgeStateReader,
        objects: String,
        journal: Journal,
        counters: EdgeCounters,
        clock: WallClock,
        descriptors: Descriptors,
        limits: ListenerLimits = ListenerLimits(),
        certificates: CertificateReader? = nil,
        pages: RecipientPages? = nil,
        logger: Logger
    ) {
        self.settings = settings
        committer = Committer(journal, room: limits.unwritten)
        self.counters = counters
        self.descriptors = descriptors
        self.logger = logger
        parts = ListenerParts(
            responder: Responder(keys: keys, servesPages: pages != nil),
            state: state,
            answers: AnswerBytes(style: pages?.style ?? ""),
            objects: ObjectFolder(path: objects),
            proxies: settings.proxies,
            pages: pages,
            clock: clock,
            limits: limits,
            certificates: certificates
        )
    }

    /// The port it listens on; waits until it does, and throws where it can't.
    package func boundPort() async throws(ListenerError) -> Int {
        guard let result = await port.value() else { throw .stopped }
        return try result.get()
    }

    /// Listens until shut down, then answers what is in flight.
    package func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, settings.loops))
        parts.objects.start()
        committer.start()
        do {
            try await serve(on: group)
        } catch {
            port.make(.failure(error))
            await parts.objects.stop()
            await committer.stop()
            try? await group.shutdownGracefully()
            throw error
        }
        await parts.objects.stop()
        port.make(.failure(.stopped))
        try await group.shutdownGracefully()
    }

    private func serve(on group: MultiThreadedEventLoopGroup) async throws(ListenerError) {
        let acceptors = try await bind(group, roomyParts())
        let bound = acceptors.first?.port ?? settings.port
        port.make(.success(bound))
        logger.info("tracking listener ready", metadata: ["host": "\(settings.host)", "port": "\(bound)"])
        await withTaskCancellationOrGracefulShutdownHandler {
            for acceptor in acceptors { await acceptor.closed() }
        } onCancelOrGracefulShutdown: {
            for acceptor in acceptors { acceptor.stop() }
        }
        for drained in acceptors.map({ $0.drain(parts.limits.draining) }) { try? await drained.get() }
        await committer.stop()
        for acceptor in acceptors { await acceptor.tellTrouble() }
        logger.info("tracking listener stopped", metadata: ["host": "\(settings.host)", "port": "\(bound)"])
    }

    /// The parts, with no more connections than leave descriptors to everybody else in this process.
    private func roomyParts() -> ListenerParts {
        let limit = descriptors.raise()
        var parts = parts
        let room = Descriptors.connections(of: limit) / max(1, settings.loops)
        // A download has a connection and a file.
        parts.limits.downloads = min(parts.limits.downloads, room / 8)
        parts.limits.connections = min(parts.limits.connections, room - parts.limits.downloads)
        logger.debug(
            "connections are limited",
            metadata: ["descriptors": "\(limit)", "connections of a loop": "\(parts.limits.connections)"]
        )
        return parts
    }

    /// Binds one socket for each loop; the first one chooses the port where the system may.
    private func bind(
        _ group: MultiThreadedEventLoopGroup,
        _ parts: ListenerParts
    ) async throws(ListenerError) -> [Acceptor] {
        var acceptors: [Acceptor] = []
        var settings = settings
        for _ in 0..<max(1, settings.loops) {
            let loop = group.next()
            let acceptor = try await Acceptor.bind(settings, on: loop, committer, counters, parts, logger)
            settings.port = acceptor.port
            acceptors.append(acceptor)
        }
        return acceptors
    }
}
