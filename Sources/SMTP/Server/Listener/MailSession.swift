internal import NIOCore
internal import NIOSSL

/// One connection, from the greeting to the end: the dialogue decides, the house answers its questions, the gate does the rest.
struct MailSession<House: Reception> {
    let house: House
    let peer: Peer
    let room: MailRoom
    let tls: @Sendable () -> NIOSSLContext?
    let now: @Sendable () -> Duration
    let outbound: NIOAsyncChannelOutboundWriter<Outgoing>

    private var dialogue: ServerDialogue
    private var who: House.Who?
    /// How many bytes of the room are taken for this connection.
    private var held = 0
    private var replies = ByteBuffer()

    init(
        house: House,
        peer: Peer,
        room: MailRoom,
        tls: @escaping @Sendable () -> NIOSSLContext?,
        now: @escaping @Sendable () -> Duration,
        outbound: NIOAsyncChannelOutboundWriter<Outgoing>,
        rules: ServerRules,
        isSecure: Bool
    ) {
        self.house = house
        self.peer = peer
        self.room = room
        self.tls = tls
        self.now = now
        self.outbound = outbound
        dialogue = ServerDialogue(rules: rules, isSecure: isSecure, at: now())
    }

    /// Talks until one of both hangs up.
    mutating func run(_ inbound: NIOAsyncChannelInboundStream<Incoming>) async throws {
        defer { _ = room.change(from: held, to: 0) }
        try await act()
        for try await incoming in inbound {
            switch incoming {
            case .bytes(let bytes): dialogue.receive(bytes.readableBytesView, at: now())
            case .secured: dialogue.secured(at: now())
            case .pause: dialogue.pass(to: now())
            case .drain: dialogue.drain()
            }
            try await act()
        }
    }

    /// Does what the dialogue wants until it wants to hear more.
    private mutating func act() async throws {
        while let action = dialogue.next(at: now()) {
            takeRoom()
            switch action {
            case .reply(let reply): replies.writeBytes(reply.bytes)
            case .startTLS(let reply): try await startTLS(reply)
            case .close(let reply):
                replies.writeBytes(reply?.bytes ?? [])
                let last = replies
                replies = ByteBuffer()
                return try await outbound.write(.last(last))
            default: dialogue.answer(await answer(to: action))
            }
        }
        takeRoom()
        guard replies.readableBytes > 0 else { return }
        try await outbound.write(.bytes(replies))
        replies = ByteBuffer()
    }

    private mutating func startTLS(_ reply: Reply) async throws {
        guard let tls = tls() else { throw ChannelError.ioOnClosedChannel }
        // Nobody is known any more: what was said in clear may have been said by somebody else.
        who = nil
        replies.writeBytes(reply.bytes)
        let bytes = replies
        replies = ByteBuffer()
        try await outbound.write(.startTLS(bytes, tls))
    }

    /// Takes room for what came, or gives up the message.
    private mutating func takeRoom() {
        if !room.change(from: held, to: dialogue.heldBytes) {
            dialogue.giveUpMessage()
            _ = room.change(from: held, to: min(held, dialogue.heldBytes))
            held = min(held, dialogue.heldBytes)
        } else {
            held = dialogue.heldBytes
        }
    }

    private mutating func answer(to question: ServerAction) async -> ServerAnswer {
        switch question {
        case .authenticate(let credentials):
            switch await house.admit(credentials, from: peer) {
            case .who(let who): self.who = who
            case .refused(let reply): return .no(reply)
            }
            return .yes
        case .checkSender(let sender):
            return await house.refusal(ofSender: sender, by: who).map { .no($0) } ?? .yes
        case .checkRecipient(let recipient):
            return await house.refusal(ofRecipient: recipient).map { .no($0) } ?? .yes
        case .deliver(let message): return await deliver(message)
        case .reply, .startTLS, .close: return .yes
        }
    }

    /// The message keeps its room until it is taken.
    private mutating func deliver(_ message: ReceivedMessage) async -> ServerAnswer {
        let own = message.bytes.count
        guard room.change(from: held, to: held + own) else { return .no(ContentFault.noRoom.reply) }
        defer { _ = room.change(from: own, to: 0) }
        return await house.take(message, from: who, at: peer)
    }
}
