import NIOCore
import NIOPosix

/// A client at a socket that a test speaks through.
struct ListenerClient {
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var heard: [UInt8] = []

    /// Connects to a port of this machine for as long as the body runs.
    static func open(_ port: Int, _ body: (inout ListenerClient) async throws -> Void) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        try await channel.executeThenClose { inbound, outbound in
            var client = ListenerClient(inbound: inbound.makeAsyncIterator(), outbound: outbound)
            try await body(&client)
        }
    }

    /// Sends text as it is.
    func say(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    /// The next line; `nil` where the server hung up.
    mutating func line() async throws -> String? {
        while true {
            if let end = heard.firstIndex(of: 10) {
                defer { heard.removeSubrange(...end) }
                return String(decoding: heard[..<end].dropLast(), as: UTF8.self)
            }
            guard let bytes = try await inbound.next(isolation: #isolation) else { return nil }
            heard += bytes.readableBytesView
        }
    }

    /// Reads on until a reply has that code or is a refusal, and gives its code.
    mutating func code(until wanted: Int) async throws -> Int? {
        while let line = try await line() {
            guard let code = Int(line.prefix(3)), code == wanted || code >= 400 else { continue }
            return code
        }
        return nil
    }

    private init(
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.inbound = inbound
        self.outbound = outbound
    }
}
