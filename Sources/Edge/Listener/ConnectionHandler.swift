internal import NIOCore
internal import NIOSSL
internal import Tracking

/// One connection: bytes in, answers out in the order of the requests, never before their hits are on disk.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let parts: ListenerParts
    let turn: Turn
    let connections: Connections
    private var context: ChannelHandlerContext?
    private var caller = Caller()
    /// What came and is no whole request yet; and how much of it was looked at.
    private var pending = ByteBuffer()
    private var scanned = 0
    /// Answers that wait for the end of the turn.
    private var answers = ByteBuffer()
    /// The turn whose hits must be on disk before the answers leave.
    private var awaitedTurn: Int?
    /// What is sent once the answers before it left and it is at hand; no further request is looked at meanwhile.
    private var download: (any SlowAnswer)?
    private var phase = Phase.serving
    private var deadline = NIODeadline.distantFuture
    private var hasHeldRead = false
    private var isInputClosed = false
    private var isSent = false
    private var hasServed = false

    private enum Phase {
        /// Requests are read.
        case serving
        /// The last answer is among those that wait; nothing more is read.
        case finishing
        /// Everything was sent; what still comes is thrown away until the client closes, for closing with bytes unread
        /// could destroy answers on their way.
        case lingering
    }

    init(parts: ListenerParts, turn: Turn, connections: Connections) {
        self.parts = parts
        self.turn = turn
        self.connections = connections
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        caller = Caller(context.remoteAddress.flatMap { .init($0) }, proxies: parts.proxies)
        deadline = context.eventLoop.now + parts.limits.head
        turn.counters.count { $0.connections += 1 }
        connections.add(self)
        guard connections.count <= parts.limits.connections else {
            turn.counters.count { $0.refusedConnections += 1 }
            return close()
        }
        if !caller.mayBePassedOn { beginTLS(context) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        download?.cancel()
        download = nil
        connections.remove(self)
        turn.counters.count { $0.closedConnections += 1 }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .serving else { return }
        var buffer = unwrapInboundIn(data)
        let wasEmpty = pending.readableBytes == 0
        if wasEmpty { pending = buffer } else { pending.writeBuffer(&buffer) }
        guard !caller.mayBePassedOn || hear(context) else { return }
        let hadRequests = serve()
        hasServed = hasServed || hadRequests
        // The time for the first head runs from the connection on.
        if download == nil, hadRequests || wasEmpty && hasServed {
            let limit = pending.readableBytes == 0 ? parts.limits.idle : parts.limits.head
            deadline = context.eventLoop.now + limit
        }
        if pending.readableBytes == 0 { pending = ByteBuffer() } else { pending.discardReadBytes() }
    }

    func read(context: ChannelHandlerContext) {
        // Who does not take the answers is not asked for more requests.
        let hasEnough = pending.readableBytes > RequestParser.maximumLength
        hasHeldRead = download != nil || hasEnough || !context.channel.isWritable
        if !hasHeldRead { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if download != nil {
            // Each piece that was taken gives new time.
        } else if context.channel.isWritable {
            deadline = context.eventLoop.now + parts.limits.idle
            resume()
        } else {
            deadline = context.eventLoop.now + parts.limits.taking
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .some(.inputClosed) = event as? ChannelEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        isInputClosed = true
        // Whoever closes their side after asking still wants the answers.
        switch phase {
        case .serving: resume()
        case .finishing: break
        case .lingering: if isSent { close() }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let failure = error as? NIOSSLError
        // Whoever hangs up without TLS's goodbye may still want the answers; that they hung up is told next.
        if failure == .uncleanShutdown { return }
        if case .handshakeFailed = failure { turn.counters.count { $0.failedHandshakes += 1 } }
        close()
    }
}

extension ConnectionHandler {
    /// So many bytes of answers end a connection's part of a turn: one that asks for much does not fill the memory.
    private static let answersPerTurn = 128 << 10

    /// Decides on the whole requests that came, as many as one turn may answer; says whether there were any.
    private func serve() -> Bool {
        var hadRequests = false
        while mayTake, pending.readableBytes > 0 {
            let used = pending.withUnsafeReadableBytes { take($0) }
            guard used > 0 else { break }
            pending.moveReaderIndex(forwardBy: used)
            hadRequests = true
        }
        guard hadRequests, !isWaiting else { return hadRequests }
        awaitedTurn = turn.wait(self)
        return true
    }

    private var isWaiting: Bool { awaitedTurn != nil }

    /// Answers leave together, so those of a later turn must not join the ones that wait for an earlier one's hits.
    private var mayTake: Bool {
        phase == .serving && download == nil && answers.readableBytes < Self.answersPerTurn
            && (awaitedTurn == nil || awaitedTurn == turn.number)
    }

    /// Lets a trusted proxy say first who is there; tells whether what follows are requests.
    private func hear(_ context: ChannelHandlerContext) -> Bool {
        switch caller.read(&pending) {
        case .known where parts.certificates == nil: return true
        case .known: beginTLS(context)
        case .incomplete: break
        case .malformed:
            turn.counters.count { $0.badRequests += 1 }
            close()
        }
        return false
    }

    /// Speaks TLS from here on, where the listener does; what came behind a proxy's header is the first of it.
    private func beginTLS(_ context: ChannelHandlerContext) {
        guard let certificates = parts.certificates else { return }
        let first = pending
        pending = ByteBuffer()
        do { try certificates.secure(context, first) } catch { close() }
    }

    /// Decides on the first request; tells how many bytes it took, 0 where it is not complete.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        switch RequestParser.parse(bytes, scanned: scanned) {
        case .incomplete:
            scanned = bytes.count
            return 0
        case .refused(let refusal):
            scanned = 0
            turn.counts.requests += 1
            turn.counts.badRequests += 1
            phase = .finishing
            parts.answers.append(.refused(refusal), toHead: false, .closed, to: &answers)
            return bytes.count
        case .head(let head, let length):
            scanned = 0
            decide(head, UnsafeRawBufferPointer(rebasing: bytes[..<length]))
            return length
        }
    }

    private func decide(_ head: RequestHead, _ bytes: UnsafeRawBufferPointer) {
        guard let address = caller.address else { return close() }
        let (now, origin) = (parts.clock.now, parts.proxies.origin(of: bytes, from: address))
        let decision = parts.responder.decide(head, in: bytes, at: now, state: parts.state.state)
        turn.counts.count(decision)
        // The body of a request that has one is not worth reading: the connection ends instead.
        let isKept = head.keepsAlive && !head.hasBody && decision.answer != .method && !connections.isDraining
        if !isKept { phase = .finishing }
        let connection: AnswerBytes.Connection = isKept ? (head.isOld ? .keptAloud : .kept) : .closed
        let hit = decision.subject.map { head.hit(of: $0, in: bytes, from: origin, at: now, decision.answer) }
        if let slow = slowAnswer(decision.answer, hit?.hit, toHead: head.method == .head, connection) {
            download = slow
            return
        }
        if let hit { turn.add(hit) }
        parts.answers.append(decision.answer, toHead: head.method == .head, connection, to: &answers)
    }

    /// Lets the file that was asked for go at the end of the turn, when its hit is on disk.
    func waitForTurn() {
        awaitedTurn = turn.wait(self)
    }

    /// Sends the answers that waited; their hits are on disk.
    func answer() {
        awaitedTurn = nil
        guard let context else { return }
        let answers = answers
        self.answers = ByteBuffer()
        if let download {
            deadline = context.eventLoop.now + parts.limits.piece
            if answers.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(answers), promise: nil) }
            return download.start(on: self)
        }
        guard phase != .finishing else { return finish(with: answers) }
        context.writeAndFlush(wrapOutboundOut(answers), promise: nil)
        resume()
    }

    /// Goes on with requests that had to wait, then with reading, or ends where nothing more can come.
    private func resume() {
        guard phase == .serving, !isWaiting, download == nil, let context, context.channel.isWritable else { return }
        guard !serve() else {
            if pending.readableBytes == 0 { deadline = context.eventLoop.now + parts.limits.idle }
            return
        }
        if isInputClosed || connections.isDraining && pending.readableBytes == 0 { return finish(with: ByteBuffer()) }
        if hasHeldRead { read(context: context) }
    }

    /// Sends what is left to say, then closes this side, and the other when the client did or time is up.
    private func finish(with answers: ByteBuffer) {
        guard let context else { return }
        phase = .lingering
        deadline = context.eventLoop.now + parts.limits.taking
        context.writeAndFlush(wrapOutboundOut(answers)).assumeIsolated().whenComplete { [weak self] _ in
            self?.sent()
        }
    }

    private func sent() {
        isSent = true
        guard let context, !isInputClosed else { return close() }
        deadline = context.eventLoop.now + parts.limits.lingering
        context.close(mode: .output, promise: nil)
    }

    func closeIfOverdue(_ now: NIODeadline) {
        guard now >= deadline, !isWaiting else { return }
        if phase == .serving || download != nil { turn.counters.count { $0.timeouts += 1 } }
        close()
    }

    /// Closes it unless a request or an answer is under way.
    func closeIfIdle() {
        guard phase == .serving, !isWaiting, download == nil, pending.readableBytes == 0 else { return }
        if hasServed { finish(with: ByteBuffer()) } else { close() }
    }

    /// Sends a piece of a download, and tells when all of it was taken.
    func send(_ bytes: ByteBuffer) -> EventLoopFuture<Void> {
        guard let context else { return turn.loop.makeFailedFuture(ChannelError.ioOnClosedChannel) }
        deadline = context.eventLoop.now + parts.limits.piece
        return context.writeAndFlush(wrapOutboundOut(bytes))
    }

    /// Goes on behind a file; one that broke off ends the connection, for nothing else tells the client.
    func downloadEnded(isIntact: Bool) {
        download = nil
        guard isIntact, let context else { return close() }
        guard phase != .finishing else { return finish(with: ByteBuffer()) }
        deadline = context.eventLoop.now + parts.limits.idle
        resume()
    }

    func close() {
        // Behind TLS the other end has a second to say goodbye, too; what else it says is not listened to.
        (phase, deadline) = (.lingering, .distantFuture)
        context?.close(promise: nil)
    }
}
