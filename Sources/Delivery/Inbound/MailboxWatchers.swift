package import IMAP
package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// Watches every mailbox that somebody set up, and begins anew with one whose settings change.
package struct MailboxWatchers: Service {
    private struct Running {
        let identity: MailboxWatch.Identity
        let stop: AsyncStream<Never>.Continuation
    }

    private let store: Store
    private let access: MailboxAccess
    private let limits: ReadingLimits
    private let take: InboundTaker
    private let clock: WallClock
    private let logger: Logger

    /// Storage is looked through this often even if nobody says that something changed: another process may have changed it.
    private static let pause = Duration.seconds(60)

    /// Puts it together; `take` is given what arrives.
    package init(
        store: Store,
        access: MailboxAccess,
        limits: ReadingLimits = ReadingLimits(),
        clock: WallClock = .system,
        logger: Logger,
        take: @escaping InboundTaker
    ) {
        self.store = store
        self.access = access
        self.limits = limits
        self.clock = clock
        self.logger = logger
        self.take = take
    }

    /// Watches until the server stops.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            wake.yield()
            await withDiscardingTaskGroup { group in
                group.addTask { await wakeOnChange(wake) }
                group.addTask {
                    while (try? await Task.sleep(for: Self.pause)) != nil { wake.yield() }
                }
                var running: [MailServerID: Running] = [:]
                for await _ in wakes {
                    await look(&running, in: &group)
                }
                group.cancelAll()
            }
        }
    }

    private func wakeOnChange(_ wake: AsyncStream<Void>.Continuation) async {
        for await event in store.live.events() {
            switch event {
            case .mailServersChanged, .missed: wake.yield()
            default: break
            }
        }
    }

    /// Ends what is no longer as it was, and begins what is new.
    private func look(_ running: inout [MailServerID: Running], in group: inout DiscardingTaskGroup) async {
        let servers: [MailServer]
        do {
            servers = try await store.mailServers(.mailbox)
        } catch {
            logger.error("The mailboxes can't be read, they are watched as they were", metadata: ["error": "\(error)"])
            return
        }
        let wanted = Dictionary(servers.map { ($0.id, MailboxWatch.Identity($0)) }) { first, _ in first }
        for (id, watch) in running where wanted[id] != watch.identity {
            watch.stop.finish()
            running[id] = nil
        }
        for server in servers where running[server.id] == nil {
            let (end, stop) = AsyncStream.makeStream(of: Never.self)
            running[server.id] = Running(identity: MailboxWatch.Identity(server), stop: stop)
            group.addTask { await watch(server, until: end) }
        }
    }

    private func watch(_ server: MailServer, until end: AsyncStream<Never>) async {
        let watch = MailboxWatch(
            server: server,
            store: store,
            access: access,
            limits: limits,
            take: take,
            clock: clock,
            logger: logger
        )
        await withDiscardingTaskGroup { group in
            group.addTask { await watch.run() }
            for await _ in end {}
            group.cancelAll()
        }
    }
}
