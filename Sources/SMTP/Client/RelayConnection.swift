package import NIOCore
internal import NIOPosix

/// An open connection to a relay that takes one message after the other.
package struct RelayConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<RelayHandler>

    /// Connects to that very address, and sets the conversation up: TLS and signing in included.
    package static func open(
        _ address: SocketAddress,
        terms: RelayTerms,
        tls: RelayTLS,
        patience: RelayPatience = .standard,
        group: any EventLoopGroup
    ) async throws(RelayFailure) -> RelayConnection {
        do {
            let loop = group.next()
            // Made before the channel: it must be there to be asked even where the relay hangs up at once.
            let handler = try await loop.submit {
                NIOLoopBound(RelayHandler(terms: terms, tls: tls, patience: patience), eventLoop: loop)
            }.get()
            let channel = try await ClientBootstrap(group: loop)
                .connectTimeout(patience.connection)
                .channelOption(.socketOption(.so_keepalive), value: 1)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        if terms.security == .implicitTLS { try pipeline.addHandler(tls.handler()) }
                        try pipeline.addHandler(handler.value)
                    }
                }
                .connect(to: address).get()
            let connection = RelayConnection(channel: channel, handler: handler)
            _ = try await connection.ask { _ in }
            return connection
        } catch let failure as RelayFailure {
            throw failure
        } catch {
            throw .unreachable(Self.words(error))
        }
    }

    /// Whether it can take a message now.
    package func isIdle() async -> Bool {
        let handler = handler
        let isIdle = try? await channel.eventLoop.submit { handler.value.isIdle }.get()
        return channel.isActive && isIdle == true
    }

    /// Offers a message; `nil` where the relay now waits for its content, else what became of it.
    package func offer(_ message: RelayMessage) async -> Handover? {
        do {
            switch try await ask({ $0.begin(message) }) {
            case .done(let handover): return handover
            case .contentWanted: return nil
            case .ready: return .notTried(.garbage(""))
            }
        } catch {
            return .notTried(RelayFailure(error))
        }
    }

    /// Sends the content that the relay waits for.
    package func sendContent() async -> Handover {
        do {
            guard case .done(let handover) = try await ask({ $0.sendContent() }) else { return .unknown(.lost) }
            return handover
        } catch {
            return .unknown(RelayFailure(error))
        }
    }

    /// Says good-bye and hangs up, without waiting for either.
    package func end() {
        let handler = handler
        channel.eventLoop.execute { handler.value.end() }
    }

    /// Does something, and waits for what comes of it.
    private func ask(_ deed: @escaping @Sendable (RelayHandler) -> Void) async throws -> RelayHandler.Answer {
        let (loop, handler) = (channel.eventLoop, handler)
        return try await loop.flatSubmit {
            let answer = handler.value.answer(on: loop)
            deed(handler.value)
            return answer
        }.get()
    }

    private static func words(_ error: any Error) -> String {
        switch error {
        case ChannelError.connectTimeout: "it does not answer. Look at host and port, and at firewalls."
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            "nobody listens at this port. Look at host and port."
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { words($0.error) } ?? "the connection failed."
        default: "the connection failed. Look at host and port."
        }
    }
}
