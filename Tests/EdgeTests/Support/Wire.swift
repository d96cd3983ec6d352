import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
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
    private let complaints: Complaints

    /// What went wrong on the way, such as a reset, or an end without TLS's goodbye.
    var errors: [String] { complaints.held.withLock { $0 } }

    private init(_ channel: any Channel, _ incoming: AsyncStream<ByteBuffer>, _ complaints: Complaints) {
        self.channel = channel
        self.complaints = complaints
        self.incoming = incoming.makeAsyncIterator()
    }

    /// Connects; a client that does not read takes nothing until it starts to.
    ///
    /// With `certificates` it speaks TLS, and only to whoever shows one of them; `first` is sent before that.
    static func connect(
        to port: Int,
        reads: Bool = true,
        trusting certificates: [NIOSSLCertificate] = [],
        after first: [UInt8] = []
    ) async throws -> Wire {
        let complaints = Complaints()
        let (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: reads)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Ear(heard: continuation, complaints))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        if !first.isEmpty { try await channel.writeAndFlush(ByteBuffer(bytes: first)) }
        if !certificates.isEmpty {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.trustRoots = .certificates(certificates)
            // A client that may close one side alone waits for this when it closes both.
            configuration.shutdownTimeout = .milliseconds(10)
            let context = try NIOSSLContext(configuration: configuration)
            try await channel.eventLoop.submit {
                let handler = try NIOSSLClientHandler(context: context, serverHostname: "localhost")
                try channel.pipeline.syncOperations.addHandler(handler, position: .first)
            }.get()
        }
        return Wire(channel, stream, complaints)
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

    private final class Complaints: Sendable {
        let held = Mutex<[String]>([])
    }

    private final class Ear: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let heard: AsyncStream<ByteBuffer>.Continuation
        private let complaints: Complaints

        init(heard: AsyncStream<ByteBuffer>.Continuation, _ complaints: Complaints) {
            self.heard = heard
            self.complaints = complaints
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
            complaints.held.withLock { $0.append("\(error)") }
            context.close(promise: nil)
        }
    }
}
