import Logging
import ServiceLifecycle
import Testing

@testable import SMTP

@Suite("The mail listener", .timeLimit(.minutes(5)))
struct MailListenerTests {
    private static let start =
        "EHLO c\r\nAUTH PLAIN AGFubmEAc2VjcmV0\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n"

    @Test("takes a message over a socket, and tells who waits that it stops")
    func takesMessages() async throws {
        let house = RecordingHouse()
        try await withListener(house) { port, stop in
            try await ListenerClient.open(port) { client in
                #expect(try await client.line() == "220 inkling.test ESMTP Inkling")
                try await client.say(Self.start)
                #expect(try await client.code(until: 354) == 354)
                try await client.say("Subject: Hello\r\n\r\nx\r\n.\r\n")
                #expect(try await client.code(until: 250) == 250)
                await stop()
                #expect(try await client.code(until: 421) == 421)
                let end = try await client.line()
                #expect(end == nil)
            }
        }
        #expect(house.taken == ["anna: Subject: Hello\r\n\r\nx\r\n"])
    }

    @Test("takes a message that is under way when it stops")
    func finishesMessages() async throws {
        let house = RecordingHouse()
        try await withListener(house) { port, stop in
            try await ListenerClient.open(port) { client in
                try await client.say(Self.start)
                #expect(try await client.code(until: 354) == 354)
                try await client.say("half")
                await stop()
                try await client.say(" and half\r\n.\r\n")
                #expect(try await client.code(until: 250) == 250)
                #expect(try await client.code(until: 421) == 421)
            }
        }
        #expect(house.taken == ["anna: half and half\r\n"])
    }

    @Test("a connection too many is told so, and a message too many refused at its end")
    func keepsRoom() async throws {
        var limits = MailRoom.Limits()
        (limits.connections, limits.bytes) = (1, 5_000)
        let house = RecordingHouse()
        try await withListener(house, room: MailRoom(limits: limits)) { port, stop in
            try await ListenerClient.open(port) { client in
                _ = try await client.line()
                try await ListenerClient.open(port) { another in
                    #expect(try await another.code(until: 421) == 421)
                    let end = try await another.line()
                    #expect(end == nil)
                }
                try await client.say(Self.start)
                #expect(try await client.code(until: 354) == 354)
                try await client.say(String(repeating: "12345678\r\n", count: 1_000) + ".\r\n")
                #expect(try await client.code(until: 452) == 452)
            }
            await stop()
        }
        #expect(house.taken == [])
    }

    /// Runs a listener as long as the body, which is given its port and what stops it, and must stop it.
    private func withListener(
        _ house: RecordingHouse,
        room: MailRoom = MailRoom(),
        _ body: (Int, _ stop: () async -> Void) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let rules = ServerRules(name: "inkling.test", allowsPlainLogIn: true)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let listener = MailListener(
            settings: MailListenerSettings(port: 0, rules: rules),
            house: house,
            room: room,
            onListening: { port.yield($0) },
            logger: logger
        )
        let group = ServiceGroup(services: [listener], logger: logger)
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            for await port in ports {
                try await body(port) { await group.triggerGracefulShutdown() }
                break
            }
            try await tasks.waitForAll()
        }
    }
}
