import NIOCore
import NIOPosix
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A plain client: bytes out, bytes in, as slow or as odd as a test wants.
final class Wire {
    private let channel: any Channel
    private var incoming: AsyncStream<ByteBuffer>.AsyncIterator
    private(set) var received = ByteBuffer()

    private init(_ channel: any Channel, _ incoming: AsyncStream<ByteBuffer>) {
        self.channel = channel
        self.incoming = incoming.makeAsyncIterator()
    }

    /// Connects; a client that does not read takes nothing until it starts to.
    static func connect(to port: Int, reads: Bool = true) async throws -> Wire {
        let (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: reads)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Ear(heard: continuation))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return Wire(channel, stream)
    }

    func startReading() async throws {
        try await channel.setOption(.autoRead, value: true).get()
    }

    func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Tells the server that nothing more comes.
    func endSending() async throws {
        try await channel.close(mode: .output)
    }

    /// Breaks off: the server hears of a reset.
    func reset() async throws {
        let options = try #require(channel as? any SocketOptionProvider)
        try await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try await channel.close()
    }

    func close() async {
        try? await channel.close()
    }

    /// The next answer; `nil` where the server closed instead.
    func answer(toHead: Bool = false) async throws -> WireAnswer? {
        while true {
            if let answer = try WireAnswer(reading: &received, toHead: toHead) { return answer }
            guard await hear() else { return nil }
        }
    }

    /// Waits for more bytes; `false` where the server closed instead.
    func hear() async -> Bool {
        guard let more = await incoming.next(isolation: #isolation) else { return false }
        received.discardReadBytes()
        received.writeImmutableBuffer(more)
        return true
    }

    /// Whatever comes until the server closes; then this side closes, too.
    func rest() async -> [UInt8] {
        while let more = await incoming.next(isolation: #isolation) { received.writeImmutableBuffer(more) }
        await close()
        return Array(received.readableBytesView)
    }

    private final class Ear: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let heard: AsyncStream<ByteBuffer>.Continuation

        init(heard: AsyncStream<ByteBuffer>.Continuation) {
            self.heard = heard
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            heard.yield(unwrapInboundIn(data))
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case .some(.inputClosed) = event as? ChannelEvent { heard.finish() }
        }

        func channelInactive(context: ChannelHandlerContext) {
            heard.finish()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
