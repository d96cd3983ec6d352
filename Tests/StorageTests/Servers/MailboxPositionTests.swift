internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct MailboxPositionTests {
    private static let settings = MailServerSettings(
        host: "imap.example.com",
        port: 993,
        security: .implicitTLS,
        signIn: .password,
        userName: "ada"
    )

    private func mailbox(_ house: House, _ settings: MailServerSettings = settings) async throws -> MailServer {
        try await house.store.setMailServer(.mailbox, of: house.ada.id, to: settings, by: house.ada.viewer) { _ in [1] }
    }

    private func position(_ last: UInt32, floor: Instant? = nil) -> MailboxPosition {
        MailboxPosition(uidValidity: .max, lastUID: last, floor: floor, at: Instant(microseconds: 5))
    }

    @Test func keepsTheLastOne() async throws {
        let house = try await House.open()
        let server = try await mailbox(house)

        #expect(try await house.store.mailboxPosition(of: server.id) == nil)
        for position in [position(7, floor: Instant(microseconds: 3)), position(8)] {
            try await house.store.keepMailboxPosition(position, of: server)
            #expect(try await house.store.mailboxPosition(of: server.id) == position)
        }
    }

    @Test func anotherMailboxBeginsAnew() async throws {
        let house = try await House.open()
        let server = try await mailbox(house)
        try await house.store.keepMailboxPosition(position(7), of: server)

        var settings = Self.settings
        settings.userName = "ada.lovelace"
        let moved = try await mailbox(house, settings)
        #expect(try await house.store.mailboxPosition(of: server.id) == nil)
        try await house.store.keepMailboxPosition(position(9), of: server)
        #expect(try await house.store.mailboxPosition(of: server.id) == nil, "it is the old one's")
        try await house.store.keepMailboxPosition(position(1), of: moved)
        #expect(try await house.store.mailboxPosition(of: server.id) == position(1))
    }

    @Test func goesWithItsServer() async throws {
        let house = try await House.open()
        let server = try await mailbox(house)
        try await house.store.keepMailboxPosition(position(7), of: server)

        try await house.store.removeMailServer(server.id, by: house.ada.viewer)

        #expect(try await house.store.mailboxPosition(of: server.id) == nil)
        try await house.store.keepMailboxPosition(position(8), of: server)
        #expect(try await house.store.mailboxPosition(of: server.id) == nil)
    }
}
