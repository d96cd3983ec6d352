internal import Mail
internal import NIOCore
internal import NIOEmbedded
internal import Testing

@testable internal import SMTP

@Suite struct RelayHandlerTests {
    /// A connection without a socket, to a relay that the test speaks for.
    private struct Line {
        let channel = EmbeddedChannel()
        let handler: RelayHandler

        init() throws {
            let terms = RelayTerms(security: .none, signIn: nil, helloName: "inkling.test")
            handler = RelayHandler(terms: terms, tls: try RelayTLS(host: "relay.test"), patience: .standard)
            try channel.pipeline.syncOperations.addHandler(handler)
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 25)).wait()
        }

        func say(_ text: String) throws {
            try channel.writeInbound(ByteBuffer(string: text + "\r\n"))
        }

        func answer() -> EventLoopFuture<RelayHandler.Answer> { handler.answer(on: channel.eventLoop) }

        func wait(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }
    }

    private func message() throws -> RelayMessage {
        RelayMessage(
            sender: try Address(name: nil, address: "ada@seller.test"),
            recipient: try Address(name: nil, address: "maria@buyer.test"),
            content: Array("x\r\n".utf8)
        )
    }

    @Test func aSilentRelayIsGivenUpAfterFiveMinutes() throws {
        let line = try Line()
        let answer = line.answer()

        line.wait(.minutes(5) - .seconds(1))
        #expect(line.channel.isActive)
        line.wait(.seconds(1))

        #expect(throws: RelayFailure.silent) { try answer.wait() }
        #expect(!line.channel.isActive)
    }

    @Test func theWordOnTheMessageIsWaitedForTenMinutes() throws {
        let line = try Line()
        for text in ["220 hi", "250 relay.test"] { try line.say(text) }
        _ = try line.answer().wait()
        let offered = line.answer()
        line.handler.begin(try message())
        for text in ["250 ok", "250 ok", "354 go"] { try line.say(text) }
        guard case .contentWanted = try offered.wait() else {
            Issue.record("The content was not asked for.")
            return
        }
        let sent = line.answer()
        line.handler.sendContent()

        line.wait(.minutes(10) - .seconds(1))
        #expect(line.channel.isActive)
        line.wait(.seconds(1))

        guard case .done(.unknown(.silent)) = try sent.wait() else {
            Issue.record("It is not unknown.")
            return
        }
    }

    @Test func aConnectionThatEndsUnheardIsToldToWhoeverAsksNext() throws {
        let line = try Line()
        for text in ["220 hi", "250 relay.test", "421 bye"] { try line.say(text) }

        #expect(!line.handler.isIdle && !line.channel.isActive)
        #expect(throws: RelayFailure.closing(Reply(421, nil, "bye"))) { try line.answer().wait() }
    }
}
