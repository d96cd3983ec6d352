internal import AsyncAlgorithms
internal import NIOCore
internal import NIOSSL

/// Holds a conversation over a connection: bytes and time go in, and what comes out is done.
struct MailboxConnection: Sendable {
    private enum Event: Sendable {
        case arrival(Arrival)
        case ended
        case tick
    }

    let connector: MailboxConnector
    let place: MailboxPlace
    /// No response may bring more.
    let maximumLiteral: Int

    /// Room for a literal that is a little more than was asked for, and for the short ones beside it.
    static let slack = 65_536
    /// Time is looked at so often.
    private static let tick = Duration.seconds(1)

    /// Connects, and talks until the conversation ends.
    ///
    /// - Throws: `MailboxProblem`, or what `perform` throws.
    func hold<Talking: Dialogue>(
        _ dialogue: Talking,
        perform: (Talking.Effect) async throws -> Void
    ) async throws {
        let wire = try await connector.connect(to: place)
        do {
            try await wire.executeThenClose { inbound, outbound in
                let arrivals = chain(inbound.map(Event.arrival), [Event.ended].async)
                let ticks = AsyncTimerSequence(interval: Self.tick, clock: .continuous).map { _ in Event.tick }
                var talk = Talk(connection: self, wire: wire, outbound: outbound, dialogue: dialogue)
                if place.security != .tls { _ = try await talk.begin(perform) }
                for try await event in merge(arrivals, ticks) {
                    guard try await talk.handle(event, perform) else { return }
                }
            }
        } catch {
            throw problem(error)
        }
    }

    /// Holds a conversation for what it reports.
    ///
    /// - Throws: `MailboxProblem`.
    func outcome<Talking: Dialogue, Outcome: Sendable>(
        of dialogue: Talking,
        reported: (Talking.Effect) -> Outcome
    ) async throws -> Outcome {
        var outcome: Outcome?
        do {
            try await hold(dialogue) { effect in outcome = reported(effect) }
        } catch {
            // The server may hang up before it answers the last word.
            guard let outcome else { throw error }
            return outcome
        }
        guard let outcome else { throw MailboxProblem.ended("") }
        return outcome
    }

    /// What went wrong, in words of the product.
    private func problem(_ error: any Error) -> any Error {
        switch error {
        case is MailboxProblem, is CancellationError: error
        case is ResponseError: MailboxProblem.garbled
        case let error as NIOSSLError: tlsProblem(error)
        case is NIOSSLExtraError: MailboxProblem.certificate(host: place.host, reason: "it is another server's")
        case is IOError, is ChannelError: MailboxProblem.ended("")
        default: error
        }
    }

    private func tlsProblem(_ error: NIOSSLError) -> MailboxProblem {
        switch error {
        case .handshakeFailed(let reason):
            "\(reason)".contains("CERTIFICATE_VERIFY_FAILED")
                ? .certificate(host: place.host, reason: "nobody who is trusted vouches for it, or its time is over")
                : .noTLS
        case .unableToValidateCertificate, .noCertificateToValidate:
            .certificate(host: place.host, reason: "it can't be checked")
        default: .ended("")
        }
    }
}

extension MailboxConnection {
    /// A conversation that is under way.
    private struct Talk<Talking: Dialogue> {
        let connection: MailboxConnection
        let wire: MailboxConnector.Wire
        let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
        var dialogue: Talking
        var parser: ResponseParser
        /// Whether the conversation has begun; where TLS comes first it has not before that.
        var hasBegun = false
        let clock = ContinuousClock()
        let start = ContinuousClock.now

        init(
            connection: MailboxConnection,
            wire: MailboxConnector.Wire,
            outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
            dialogue: Talking
        ) {
            self.connection = connection
            self.wire = wire
            self.outbound = outbound
            self.dialogue = dialogue
            parser = ResponseParser(maximumLiteral: connection.maximumLiteral)
        }

        mutating func begin(_ perform: (Talking.Effect) async throws -> Void) async throws -> Bool {
            hasBegun = true
            return try await pass(.connected, perform)
        }

        /// Goes on after something happened, and says whether the conversation does.
        mutating func handle(_ event: Event, _ perform: (Talking.Effect) async throws -> Void) async throws -> Bool {
            switch event {
            case .tick:
                guard hasBegun else {
                    if clock.now > start + connection.connector.patience { throw MailboxProblem.silent }
                    return true
                }
                return try await pass(.timePassed, perform)
            case .ended:
                throw MailboxProblem.ended("")
            case .arrival(.secured):
                guard hasBegun else { return try await begin(perform) }
                // Nothing that was begun in the clear is finished in TLS.
                guard !parser.hasBegun else { throw MailboxProblem.garbled }
                return try await pass(.secured, perform)
            case .arrival(.bytes(let bytes)):
                parser.append(bytes.readableBytesView)
                guard try await pass(.heard, perform) else { return false }
                while let response = try parser.next() {
                    guard try await pass(.response(response), perform) else { return false }
                }
                return true
            }
        }

        /// Does what the conversation wants after an event, and says whether it goes on.
        private mutating func pass(
            _ event: DialogueEvent,
            _ perform: (Talking.Effect) async throws -> Void
        ) async throws -> Bool {
            var actions = dialogue.handle(event, at: clock.now)[...]
            while let action = actions.popFirst() {
                switch action {
                case .send(let bytes):
                    try await outbound.write(ByteBuffer(bytes: bytes))
                case .secure:
                    try await connection.connector.secure(wire, connection.place)
                case .perform(let effect):
                    try await perform(effect)
                    actions += dialogue.handle(.performed, at: clock.now)
                case .end(let problem):
                    if let problem { throw problem }
                    return false
                }
            }
            return true
        }
    }
}
