import NIOCore
import NIOPosix
import Synchronization

/// A relay on a real socket that answers as a test wants it to.
final class ScriptedRelay: Sendable {
    /// What it says.
    struct Script: Sendable {
        var greeting = "220 relay.test"
        var offers = ["PIPELINING", "8BITMIME"]
        /// To each recipient, by address and how often they were named.
        var recipient: @Sendable (String, Int) -> String = { _, _ in "250 2.1.5 ok" }
        /// To each whole message, by its number from 1; `nil` hangs up instead.
        var end: @Sendable (Int) -> String? = { "250 2.0.0 queued as \($0)" }
        /// Before it says that, it waits for this.
        var pause: @Sendable () async -> Void = {}
    }

    /// A message that it took, or was sent at least.
    struct Message: Sendable {
        let sender: String
        let recipient: String
        let content: String
        let connection: Int
    }

    struct Record {
        var connections = 0
        var recipients: [String: Int] = [:]
        var messages: [Message] = []
    }

    private let script: Script
    private let record = Mutex(Record())
    private let channel = Mutex<(any Channel)?>(nil)

    init(_ script: Script = Script()) {
        self.script = script
    }

    var messages: [Message] { record.withLock(\.messages) }
    var connections: Int { record.withLock(\.connections) }
    func attempts(_ recipient: String) -> Int { record.withLock { $0.recipients[recipient] ?? 0 } }

    /// Listens, and says at which port.
    func start(port: Int = 0) async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(self))
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        self.channel.withLock { $0 = channel }
        return channel.localAddress?.port ?? 0
    }

    func stop() async throws {
        try await channel.withLock { $0 }?.close()
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let relay: ScriptedRelay
        private var pending = ""
        private var number = 0
        private var sender = ""
        private var recipient = ""
        private var content: String?

        init(_ relay: ScriptedRelay) {
            self.relay = relay
        }

        func channelActive(context: ChannelHandlerContext) {
            number = relay.record.withLock { record in
                record.connections += 1
                return record.connections
            }
            say(relay.script.greeting, context)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            pending += String(buffer: unwrapInboundIn(data))
            while let end = pending.firstRange(of: "\r\n") {
                let line = String(pending[..<end.lowerBound])
                pending.removeSubrange(..<end.upperBound)
                hear(line, context)
            }
        }

        private func hear(_ line: String, _ context: ChannelHandlerContext) {
            if let begun = content {
                guard line == "." else {
                    content = begun + (line.hasPrefix(".") ? String(line.dropFirst()) : line) + "\r\n"
                    return
                }
                content = nil
                return ended(begun, context)
            }
            switch line.prefix(4).uppercased() {
            case "EHLO":
                let offers = ["relay.test"] + relay.script.offers
                for (place, offer) in offers.enumerated() {
                    say("250\(place == offers.count - 1 ? " " : "-")\(offer)", context)
                }
            case "MAIL":
                sender = Self.path(line)
                say("250 2.1.0 ok", context)
            case "RCPT":
                recipient = Self.path(line)
                let count = relay.record.withLock { record in
                    record.recipients[recipient, default: 0] += 1
                    return record.recipients[recipient] ?? 0
                }
                let answer = relay.script.recipient(recipient, count)
                if !answer.hasPrefix("2") { recipient = "" }
                say(answer, context)
            case "DATA":
                guard !recipient.isEmpty else { return say("554 5.5.1 no valid recipients", context) }
                content = ""
                say("354 go on", context)
            case "QUIT":
                say("221 bye", context)
                context.close(promise: nil)
            default: say("250 ok", context)
            }
        }

        private func ended(_ content: String, _ context: ChannelHandlerContext) {
            let count = relay.record.withLock { record in
                record.messages.append(
                    Message(sender: sender, recipient: recipient, content: content, connection: number)
                )
                return record.messages.count
            }
            recipient = ""
            let answer = relay.script.end(count)
            let pause = relay.script.pause
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.makeFutureWithTask { await pause() }.whenComplete { _ in
                let (handler, context) = bound.value
                if let answer { handler.say(answer, context) } else { context.close(promise: nil) }
            }
        }

        private func say(_ text: String, _ context: ChannelHandlerContext) {
            context.writeAndFlush(NIOAny(ByteBuffer(string: text + "\r\n")), promise: nil)
        }

        private static func path(_ line: String) -> String {
            String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
        }
    }
}
