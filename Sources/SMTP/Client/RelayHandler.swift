internal import NIOCore
internal import NIOSSL
internal import NIOTLS

/// Does on a connection what a ``RelayDialogue`` says, and tells whoever waits what came of it.
final class RelayHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What somebody is told who asked for something.
    enum Answer: Sendable {
        /// A message can be begun.
        case ready
        /// The relay waits for the content.
        case contentWanted
        /// This became of the message.
        case done(Handover)
    }

    private var dialogue: RelayDialogue
    private let tls: RelayTLS
    private let patience: RelayPatience
    private var context: ChannelHandlerContext?
    private var promise: EventLoopPromise<Answer>?
    /// What nobody waited for yet.
    private var unheard: Result<Answer, any Error>?
    private var timer: Scheduled<Void>?
    /// Why TLS ended, which is said before the connection is gone.
    private var trouble: RelayFailure?

    init(terms: RelayTerms, tls: RelayTLS, patience: RelayPatience) {
        dialogue = RelayDialogue(terms: terms)
        self.tls = tls
        self.patience = patience
    }

    var isIdle: Bool { dialogue.isIdle }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        watch()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        timer?.cancel()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        dialogue.receive(unwrapInboundIn(data).readableBytesView)
        while let action = dialogue.next() { perform(action) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        perform(dialogue.lost(trouble ?? .lost))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        trouble = trouble ?? .init(error)
        perform(dialogue.lost(trouble ?? .lost))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.handshakeCompleted) = event as? TLSUserEvent { perform(dialogue.protected()) }
    }

    /// What comes of the setting-up, or of what was asked last.
    func answer(on loop: any EventLoop) -> EventLoopFuture<Answer> {
        let promise = loop.makePromise(of: Answer.self)
        if let unheard {
            self.unheard = nil
            promise.completeWith(unheard)
        } else {
            self.promise = promise
        }
        return promise.futureResult
    }

    func begin(_ message: RelayMessage) { perform(dialogue.begin(message)) }

    func sendContent() { perform(dialogue.sendContent()) }

    /// Gives the connection up, politely where that is possible.
    func end() { perform(dialogue.quit()) }

    private func perform(_ action: RelayDialogue.Action) {
        switch action {
        case .send(let bytes): send(bytes)
        case .beginTLS: beginTLS()
        case .ready: tell(.success(.ready))
        case .contentWanted: tell(.success(.contentWanted))
        case .done(let handover): tell(.success(.done(handover)))
        case .failed(let failure): tell(.failure(failure))
        case .none: break
        }
        watch()
        if dialogue.isOver { context?.close(promise: nil) }
    }

    private func tell(_ answer: Result<Answer, any Error>) {
        guard let promise else {
            unheard = answer
            return
        }
        self.promise = nil
        promise.completeWith(answer)
    }

    private func send(_ bytes: [UInt8]) {
        guard let context else { return }
        let written = context.eventLoop.makePromise(of: Void.self)
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        written.futureResult.whenSuccess { handler.value.left() }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: written)
    }

    private func left() {
        dialogue.contentLeft()
        watch()
    }

    private func beginTLS() {
        guard let context else { return }
        do {
            try context.pipeline.syncOperations.addHandler(tls.handler(), position: .before(self))
        } catch {
            perform(dialogue.lost(.init(error)))
        }
    }

    /// Waits anew for what is awaited now.
    private func watch() {
        timer?.cancel()
        guard let context, let limit = dialogue.limit(patience) else { return }
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: limit) {
            handler.value.perform(handler.value.dialogue.lost(.silent))
        }
    }
}
