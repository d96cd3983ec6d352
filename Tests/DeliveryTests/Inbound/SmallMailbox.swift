internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A server of one mailbox that needs no log-in: as much of IMAP as watching takes.
final class SmallMailbox: Sendable {
    private struct State {
        var messages: [String] = []
        var listeners: [ObjectIdentifier: any Channel] = [:]
    }

    private let state = Mutex(State())
    private let channel = Mutex<(any Channel)?>(nil)
    private let canIdle: Bool
    private let folders: [String]

    /// So many watch it now.
    var connections: Int { state.withLock { $0.listeners.count } }
    var port: Int { channel.withLock { $0?.localAddress?.port ?? 0 } }

    /// `folders` are the lines that list them, such as `(\\Sent) "/" Sent`.
    init(canIdle: Bool = true, folders: [String] = []) async throws {
        self.canIdle = canIdle
        self.folders = folders
        let bound = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Clerk(mailbox: self))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        channel.withLock { $0 = bound }
    }

    /// Puts a message into it.
    func deliver(_ text: String) async throws {
        let (count, listeners) = state.withLock { state in
            state.messages.append(text)
            return (state.messages.count, Array(state.listeners.values))
        }
        for listener in listeners { try await listener.writeAndFlush(ByteBuffer(string: "* \(count) EXISTS\r\n")) }
    }

    /// Takes no connections any more, and ends those that there are.
    func close() async throws {
        try await channel.withLock { $0 }?.close()
        for listener in state.withLock({ Array($0.listeners.values) }) { try? await listener.close() }
    }

    private func answer(_ line: Substring) -> String {
        let words = line.split(separator: " ")
        guard let tag = words.first, words.count > 1 else { return "" }
        let messages = state.withLock(\.messages)
        switch (words[1], words.dropFirst(2).first) {
        case ("EXAMINE", _):
            return "* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT \(messages.count + 1)] x\r\n\(tag) OK done\r\n"
        case ("IDLE", _):
            return "+ idling\r\n"
        case ("LIST", _):
            return folders.map { "* LIST \($0)\r\n" }.joined() + "\(tag) OK done\r\n"
        case ("UID", "SEARCH"):
            let word = words.last?.filter { $0 != "\"" } ?? ""
            let found = messages.indices.filter { messages[$0].contains(word) }.map { " \($0 + 1)" }
            return "* SEARCH\(found.joined())\r\n\(tag) OK done\r\n"
        case ("UID", "FETCH"):
            let start = words[3].prefix { $0.isNumber }
            let isList = words[3].hasSuffix("*")
            let found = messages.enumerated().filter {
                isList ? $0.offset + 1 >= Int(start) ?? 0 : "\($0.offset + 1)" == start
            }
            let lines = found.map { place, text in
                let data = isList ? "RFC822.SIZE \(text.utf8.count)" : "BODY[]<0> {\(text.utf8.count)}\r\n\(text)"
                return "* \(place + 1) FETCH (UID \(place + 1) \(data))\r\n"
            }
            return lines.joined() + "\(tag) OK done\r\n"
        default:
            return "\(tag) OK done\r\n"
        }
    }

    private final class Clerk: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let mailbox: SmallMailbox
        private var text = ""
        private var idleTag: Substring = ""

        init(mailbox: SmallMailbox) {
            self.mailbox = mailbox
        }

        func channelActive(context: ChannelHandlerContext) {
            let channel = context.channel
            mailbox.state.withLock { $0.listeners[ObjectIdentifier(channel)] = channel }
            say("* PREAUTH [CAPABILITY IMAP4rev1\(mailbox.canIdle ? " IDLE" : "")] hi\r\n", context)
        }

        func channelInactive(context: ChannelHandlerContext) {
            let channel = context.channel
            mailbox.state.withLock { _ = $0.listeners.removeValue(forKey: ObjectIdentifier(channel)) }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += String(buffer: unwrapInboundIn(data))
            while let end = text.firstRange(of: "\r\n") {
                let line = text[..<end.lowerBound]
                if line.hasSuffix(" IDLE") { idleTag = line.prefix { $0 != " " } }
                say(line == "DONE" ? "\(idleTag) OK done\r\n" : mailbox.answer(line), context)
                text = String(text[end.upperBound...])
            }
        }

        private func say(_ text: String, _ context: ChannelHandlerContext) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        }
    }
}
