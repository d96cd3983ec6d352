package import Logging
internal import NIOCore
internal import NIOPosix
package import NIOSSL
internal import ServiceLifecycle

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A port for mail that comes in: from users' mail programs, or for us from other servers.
///
/// `SMTP` is this listener with its dialogue, and the client's side; it knows neither accounts nor storage, but a ``Reception``.
package struct MailListener<House: Reception>: Service {
    private let settings: MailListenerSettings
    private let house: House
    private let room: MailRoom
    private let tls: (@Sendable () -> NIOSSLContext)?
    private let now: @Sendable () -> Duration
    private let onListening: @Sendable (Int) -> Void
    private let logger: Logger

    private typealias Connection = NIOAsyncChannel<Incoming, Outgoing>

    /// Puts it together; it listens once it runs.
    ///
    /// - Parameters:
    ///   - settings: where, and what is allowed.
    ///   - house: who is behind it.
    ///   - room: how much may come at once.
    ///   - tls: what each connection that begins to speak TLS begins with; `nil` where none may.
    ///   - now: the time, since any moment that stays the same.
    ///   - onListening: is told the port, once.
    ///   - logger: where trouble is told.
    package init(
        settings: MailListenerSettings,
        house: House,
        room: MailRoom = MailRoom(),
        tls: (@Sendable () -> NIOSSLContext)? = nil,
        now: @escaping @Sendable () -> Duration = Self.uptime,
        onListening: @escaping @Sendable (Int) -> Void = { _ in },
        logger: Logger
    ) {
        self.settings = settings
        self.house = house
        self.room = room
        self.tls = tls
        self.now = now
        self.onListening = onListening
        self.logger = logger
    }

    /// The time since some moment.
    package static var uptime: @Sendable () -> Duration {
        let start = ContinuousClock.now
        return { ContinuousClock.now - start }
    }

    /// Listens until shut down; then messages that are under way are taken, and everybody is told goodbye.
    package func run() async throws {
        let server = try await bind()
        let port = server.channel.localAddress?.port ?? settings.port
        let place: Logger.Metadata = ["host": "\(settings.host)", "port": "\(port)"]
        logger.info("mail listener ready", metadata: place)
        onListening(port)
        try await server.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections.cancelOnGracefulShutdown() {
                    group.addTask { await serve(connection) }
                }
            }
        }
        logger.info("mail listener stopped", metadata: place)
    }

    private func serve(_ connection: Connection) async {
        let channel = connection.channel
        await withGracefulShutdownHandler {
            do {
                try await connection.executeThenClose { inbound, outbound in
                    try await converse(inbound, outbound, Peer(channel.remoteAddress))
                }
            } catch {
                // Nothing of theirs is lost: what was answered with success was taken before.
                logger.debug("a connection of mail broke off", metadata: ["error": "\(error)"])
            }
        } onGracefulShutdown: {
            channel.pipeline.fireUserInboundEventTriggered(ConnectionGate.Drain())
        }
    }

    private func converse(
        _ inbound: NIOAsyncChannelInboundStream<Incoming>,
        _ outbound: NIOAsyncChannelOutboundWriter<Outgoing>,
        _ peer: Peer
    ) async throws {
        guard room.enter(peer) else {
            let reply = Reply(421, EnhancedStatus(4, 7, 0), "Too many connections; close some, or come back later")
            return try await outbound.write(.last(ByteBuffer(bytes: reply.bytes)))
        }
        defer { room.leave(peer) }
        var rules = settings.rules
        rules.offersTLS = tls != nil && !settings.isWrapped
        rules.allowsPlainLogIn = rules.allowsPlainLogIn && peer.isLoopback
        var session = MailSession(
            house: house,
            peer: peer,
            room: room,
            tls: { tls?() },
            now: now,
            outbound: outbound,
            rules: rules,
            isSecure: settings.isWrapped
        )
        try await session.run(inbound)
    }
}

extension MailListener {
    private func bind() async throws -> NIOAsyncChannel<Connection, Never> {
        do {
            let (settings, tls) = (settings, tls)
            return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.backlog, value: 1_024)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .bind(host: settings.host, port: settings.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try Self.prepare(channel, isWrapped: settings.isWrapped, tls)
                    }
                }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw MailListenerError.portTaken(
                host: settings.host,
                port: settings.port,
                setting: settings.portSetting
            )
        } catch {
            throw MailListenerError.unbindable(host: settings.host, port: settings.port, reason: "\(error)")
        }
    }

    private static func prepare(
        _ channel: any Channel,
        isWrapped: Bool,
        _ tls: (@Sendable () -> NIOSSLContext)?
    ) throws -> Connection {
        let pipeline = channel.pipeline.syncOperations
        if isWrapped, let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls())) }
        try pipeline.addHandler(IdleStateHandler(readTimeout: ConnectionGate.pause))
        try pipeline.addHandler(ConnectionGate())
        return try Connection(
            wrappingChannelSynchronously: channel,
            configuration: .init(
                // Who sends faster than is taken waits in the kernel, not in our memory.
                backPressureStrategy: .init(lowWatermark: 1, highWatermark: 2),
                isOutboundHalfClosureEnabled: false
            )
        )
    }
}
