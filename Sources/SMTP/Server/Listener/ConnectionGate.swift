internal import NIOCore
internal import NIOSSL

/// What a session hears of its connection, in order.
enum Incoming: Sendable {
    case bytes(ByteBuffer)
    /// Whatever follows came through TLS.
    case secured
    /// Nothing came for a while.
    case pause
    /// The server is about to stop.
    case drain
}

/// What a session says to its connection.
enum Outgoing: Sendable {
    case bytes(ByteBuffer)
    /// Say that, then speak TLS.
    case startTLS(ByteBuffer, NIOSSLContext)
    /// Say that, then hang up.
    case last(ByteBuffer)
}

/// Stands between the bytes of a connection and its session, and lets TLS begin at an exact place among them.
final class ConnectionGate: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = Incoming
    typealias OutboundIn = Outgoing
    typealias OutboundOut = ByteBuffer

    /// Tells that the server is about to stop.
    struct Drain: Sendable {}

    /// After such a time without a byte a session is told, and looks at the clock.
    static let pause = TimeAmount.seconds(20)
    /// For everything in flight, when the server stops.
    static let draining = TimeAmount.seconds(5)

    private var wasStuck = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        wasStuck = false
        context.fireChannelRead(wrapInboundOut(.bytes(unwrapInboundIn(data))))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .bytes(let bytes): context.write(wrapOutboundOut(bytes), promise: promise)
        case .startTLS(let bytes, let tls):
            context.writeAndFlush(wrapOutboundOut(bytes), promise: promise)
            beginTLS(context, tls)
        case .last(let bytes):
            context.writeAndFlush(wrapOutboundOut(bytes)).assumeIsolated().whenComplete { _ in
                context.close(promise: promise)
            }
        }
    }

    /// What was read before this came in clear, what is read afterwards came through TLS: there is nothing in between.
    private func beginTLS(_ context: ChannelHandlerContext, _ tls: NIOSSLContext) {
        do {
            try context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls), position: .first)
            context.fireChannelRead(wrapInboundOut(.secured))
            context.fireChannelReadComplete()
        } catch {
            context.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is Drain:
            context.eventLoop.assumeIsolated().scheduleTask(in: Self.draining) { context.close(promise: nil) }
            tell(.drain, context)
        case is IdleStateHandler.IdleStateEvent:
            // A session that can't get rid of its replies does not listen.
            if wasStuck { return context.close(promise: nil) }
            wasStuck = !context.channel.isWritable
            tell(.pause, context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    private func tell(_ incoming: Incoming, _ context: ChannelHandlerContext) {
        context.fireChannelRead(wrapInboundOut(incoming))
        context.fireChannelReadComplete()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Whoever hangs up without TLS's goodbye is gone all the same.
        context.close(promise: nil)
    }
}
