internal import Logging
internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A listening socket with its event loop and the connections that came through it.
struct Acceptor: Sendable {
    let port: Int
    private let channel: any Channel
    private let turn: NIOLoopBound<Turn>
    private let connections: NIOLoopBound<Connections>

    private static let backlog: CInt = 4_096
    /// So many bytes that were not sent yet the kernel holds for a connection.
    ///
    /// Left alone it may hold megabytes, and asks for more only when a third of them is gone: a slow download would look
    /// like one that stands still.
    private static let unsent = 128 << 10

    static func bind(
        _ settings: ListenerSettings,
        on loop: any EventLoop,
        _ committer: Committer,
        _ counters: EdgeCounters,
        _ parts: ListenerParts,
        _ logger: Logger
    ) async throws(ListenerError) -> Acceptor {
        do {
            let shared = try await loop.submit {
                let turn = Turn(
                    loop: loop,
                    committer: committer,
                    counters: counters,
                    patience: parts.limits.disk,
                    logger: logger
                )
                let connections = Connections(loop: loop)
                return (NIOLoopBound(turn, eventLoop: loop), NIOLoopBound(connections, eventLoop: loop))
            }.get()
            let channel = try await bootstrap(settings, on: loop) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = ConnectionHandler(parts: parts, turn: shared.0.value, connections: shared.1.value)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }.bind(host: settings.host, port: settings.port).get()
            let port = channel.localAddress?.port ?? 0
            return Acceptor(port: port, channel: channel, turn: shared.0, connections: shared.1)
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw .portTaken(host: settings.host, port: settings.port, setting: settings.portSetting)
        } catch let error as IOError {
            let reason = "\(SystemFailure(code: error.errnoCode))"
            throw .unbindable(host: settings.host, port: settings.port, reason: reason)
        } catch {
            throw .unbindable(host: settings.host, port: settings.port, reason: "\(error)")
        }
    }

    private static func bootstrap(
        _ settings: ListenerSettings,
        on loop: any EventLoop,
        initializer: @escaping @Sendable (any Channel) -> EventLoopFuture<Void>
    ) -> ServerBootstrap {
        let bootstrap = ServerBootstrap(group: loop)
            .serverChannelOption(.backlog, value: backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.maxMessagesPerRead, value: 64)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(
                .tcpOption(NIOBSDSocket.Option(rawValue: TCP_NOTSENT_LOWAT)),
                value: unsent
            )
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(minimum: 1_024, initial: 2_048, maximum: 32_768)
            )
            .childChannelInitializer(initializer)
        // With one loop the port must be ours alone, so that a second server is told that it is taken.
        guard settings.loops > 1 else { return bootstrap }
        let reusePort = ChannelOptions.Types.SocketOption(
            level: .socket,
            name: NIOBSDSocket.Option(rawValue: CInt(SO_REUSEPORT))
        )
        return bootstrap.serverChannelOption(reusePort, value: 1)
    }

    /// Accepts nobody any more.
    func stop() {
        channel.close(promise: nil)
    }

    /// Waits until nobody is accepted any more.
    func closed() async {
        try? await channel.closeFuture.get()
    }

    /// Lets what is in flight be answered, and tells when it was.
    func drain(_ limit: TimeAmount) -> EventLoopFuture<Void> {
        let connections = connections
        return channel.eventLoop.flatSubmit { connections.value.drain(limit: limit) }
    }

    /// Tells the operator what is still to be told.
    func tellTrouble() async {
        let turn = turn
        try? await channel.eventLoop.submit { turn.value.tellTrouble() }.get()
    }
}
