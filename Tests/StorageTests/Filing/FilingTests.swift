internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct FilingTests {
    private func set(_ purpose: MailServerPurpose, in house: House, of owner: UserID?) async throws {
        try await house.store.setMailServer(
            purpose,
            of: owner,
            to: MailServerSettings(host: "mail.example.com", port: 993, security: .implicitTLS),
            by: owner == nil ? house.administrator.viewer : house.ada.viewer
        )
    }

    @Test func sentMailIsFiledInItsSellersOwnMailbox() async throws {
        let house = try await House.open()
        let store = house.store
        _ = try await house.sent()
        #expect(try await store.dueFilings(limit: 5) == [], "there is no mailbox")
        try await set(.mailbox, in: house, of: nil)
        try await set(.relay, in: house, of: nil)
        _ = try await house.sent()
        #expect(try await store.dueFilings(limit: 5) == [], "the workspace's is for replies")
        try await set(.mailbox, in: house, of: house.ada.id)

        let email = try await house.sent()
        let due = try #require(try await store.dueFilings(limit: 5).first)

        #expect(due.email == email.id && due.messageID == email.messageID && due.sentAt == email.sentAt)
        #expect(try await store.cleanCopy(email.id, viewer: house.ada.viewer) == due.cleanCopy)
        #expect(due.mailbox?.seller == house.ada.id && due.tries == 0 && !due.wasFiled)
    }

    @Test func whatStaysInTheSandboxIsNot() async throws {
        let house = try await House.open()
        try await set(.mailbox, in: house, of: house.ada.id)

        _ = try await house.sent()

        #expect(try await house.store.dueFilings(limit: 5) == [])
    }

    @Test func itComesAgainWhenItsTimeHasCome() async throws {
        let house = try await House.open()
        let store = house.store
        try await set(.mailbox, in: house, of: house.ada.id)
        try await set(.relay, in: house, of: house.ada.id)
        let email = try await house.sent().id

        for tries in 1...2 {
            try await store.postponeFiling(of: email, by: .seconds(60), wasFiled: false)
            #expect(try await store.dueFilings(limit: 5) == [])
            house.clock.advance(by: .seconds(60))
            #expect(try await store.dueFilings(limit: 5).map(\.tries) == [tries])
        }
        try await store.postponeFiling(of: email, by: .zero, wasFiled: true)
        try await store.postponeFiling(of: email, by: .zero, wasFiled: false)
        let due = try #require(try await store.dueFilings(limit: 5).first)
        #expect(due.wasFiled && due.tries == 1)

        try await store.endFiling(of: email)
        #expect(try await store.dueFilings(limit: 5) == [])
    }
}
