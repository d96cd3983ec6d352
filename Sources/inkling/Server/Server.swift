internal import Edge
internal import Intake
internal import Logging
internal import Mail
internal import ServiceLifecycle
internal import Storage
internal import Tracking
internal import UnixSignals

/// The composition root: settings in, a running server out; nothing else puts parts together.
enum Server {
    /// Opens the data folder, wires every part and serves until SIGTERM or SIGINT; then it stops gracefully.
    ///
    /// `announce` is called once, when both listeners listen.
    static func run(
        _ settings: Settings,
        logger: Logger,
        announce: @escaping @Sendable (Announcement) -> Void
    ) async throws {
        MessageMemory.keep()
        let folder = try DataFolder.open(settings.dataFolder)
        let keys = try KeyRingReader(folder: KeyFolder(path: folder.keys), logger: logger)
        let store = try await Workspace.open(folder, matchesBySubject: settings.inbound.isMatchedBySubject)
        let login = settings.isDemo ? try await Demo.withPast(settings, folder, store, keys, logger).fill() : nil
        let announcement = Announcement(
            web: settings.webAddress,
            tracking: settings.trackingAddress,
            dataFolder: folder.path,
            login: login,
            hasUsers: try await !store.users().isEmpty
        )
        let (webIsListening, signal) = AsyncStream.makeStream(of: Void.self)
        let parts = try await Parts(settings: settings, folder: folder, store: store, keys: keys, logger: logger) {
            signal.yield()
            signal.finish()
        }
        let announcer = Announcer(listener: parts.listener, webIsListening: webIsListening) { announce(announcement) }
        let group = ServiceGroup(
            services: parts.services + [announcer],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        defer {
            parts.journal.close()
            store.live.end()
        }
        try await group.run()
    }
}
