import NIOCore
import NIOEmbedded
import Testing

@testable import Edge
@testable import Tracking

@Suite struct ConnectionTimeTests {
    private let journals: Journals
    private let loop = EmbeddedEventLoop()
    private let connections: Connections
    private let turn: Turn
    private let parts: ListenerParts

    init() throws {
        journals = try Journals()
        connections = Connections(loop: loop)
        // Nobody asks for anything tracked here, so the committer need not run.
        let committer = Committer(try journals.open(), room: 0)
        turn = Turn(loop: loop, committer: committer, counters: journals.counters, logger: Samples.silent)
        var limits = ListenerLimits()
        limits.connections = 2
        let ring = try Samples.ring()
        parts = ListenerParts(
            responder: Responder(keys: { ring }),
            state: EdgeStateReader(path: journals.folder.path("edge-state"), logger: Samples.silent),
            answers: AnswerBytes(),
            objects: ObjectFolder(path: journals.folder.path("objects")),
            proxies: .none,
            clock: Samples.clock,
            limits: limits
        )
    }

    private func connect() throws -> EmbeddedChannel {
        let handler = ConnectionHandler(parts: parts, turn: turn, connections: connections)
        let channel = EmbeddedChannel(handler: handler, loop: loop)
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.7", port: 999), promise: nil)
        return channel
    }

    private func send(_ text: String, on channel: EmbeddedChannel) throws {
        try channel.writeInbound(ByteBuffer(string: text))
        loop.run()
    }

    @Test func aSilentConnectionIsClosedAfterTenSeconds() throws {
        let channel = try connect()

        loop.advanceTime(by: .milliseconds(9_900))
        #expect(channel.isActive)
        loop.advanceTime(by: .milliseconds(700))

        #expect(!channel.isActive)
        #expect(journals.counters.counts.timeouts == 1)
    }

    @Test func aSlowHeadIsClosedAfterTenSecondsHoweverItDrips() throws {
        let channel = try connect()
        try send("GET / HTTP/1.1\r\nHost: x\r\n", on: channel)

        for second in 1...11 where channel.isActive {
            loop.advanceTime(by: .seconds(1))
            if channel.isActive { try send("X: \(second)\r\n", on: channel) }
        }

        #expect(!channel.isActive)
    }

    @Test func aSlowSecondHeadHasTenSecondsOfItsOwn() throws {
        let channel = try connect()
        try send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", on: channel)
        loop.advanceTime(by: .seconds(30))
        try send("GET /", on: channel)

        loop.advanceTime(by: .milliseconds(9_900))
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(1))

        #expect(!channel.isActive)
    }

    @Test func anIdleConnectionStaysAMinute() throws {
        let channel = try connect()
        try send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", on: channel)

        loop.advanceTime(by: .milliseconds(59_900))
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(1))

        #expect(!channel.isActive)
        #expect(try channel.readOutbound(as: ByteBuffer.self) != nil)
    }

    @Test func whoDoesNotTakeTheAnswersIsAskedForNoMoreAndClosedInTheEnd() throws {
        let channel = try connect()
        try send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", on: channel)

        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        loop.advanceTime(by: .milliseconds(29_900))
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(1))

        #expect(!channel.isActive)
    }

    @Test func oneConnectionTooManyIsClosedAtOnce() throws {
        let first = try connect()
        let second = try connect()
        let third = try connect()

        #expect(first.isActive && second.isActive && !third.isActive)
        #expect(connections.count == 2)
    }

    @Test func nothingLeavesBeforeTheEndOfTheTurn() throws {
        let channel = try connect()

        try channel.writeInbound(ByteBuffer(string: "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"))
        #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
        loop.run()

        #expect(try channel.readOutbound(as: ByteBuffer.self) != nil)
    }
}
