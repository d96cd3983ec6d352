internal import Storage
internal import Testing
internal import Tracking

@Suite struct SandboxTests {
    @Test func showsMessagesToThoseWhoMayOpenThem() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: ["a@x.test", "b@x.test"])
        let message = try #require(try await house.store.sandboxMessages(viewer: house.ada.viewer, limit: 9).first)

        for user in [house.ada, house.administrator] {
            #expect(try await house.store.sandboxMessages(viewer: user.viewer, limit: 9).count == 2)
            #expect(try await house.store.sandboxMessages(email: email.id, viewer: user.viewer, limit: 9).count == 2)
            #expect(
                try await house.store.sandboxMessages(recipient: "A@x.test", viewer: user.viewer, limit: 9).count == 1
            )
            #expect(try await house.store.sandboxRecipients(viewer: user.viewer).count == 2)
            let opened = try #require(try await house.store.sandboxMessage(message.id, viewer: user.viewer))
            #expect(opened.message == message)
            #expect(opened.bytes == Array("copy \(message.copy.recipient)".utf8))
        }
        for user in [house.ben, house.manager] {
            #expect(try await house.store.sandboxMessages(viewer: user.viewer, limit: 9).isEmpty)
            #expect(try await house.store.sandboxMessages(email: email.id, viewer: user.viewer, limit: 9).isEmpty)
            #expect(try await house.store.sandboxMessages(recipient: "a@x.test", viewer: user.viewer, limit: 9).isEmpty)
            #expect(try await house.store.sandboxRecipients(viewer: user.viewer).isEmpty)
            #expect(try await house.store.sandboxMessage(message.id, viewer: user.viewer) == nil)
        }
        let actions = try await house.store.auditEntries(before: nil, limit: 99).map(\.action)
        #expect(actions.filter { $0 == .emailOpenedByAdministrator }.count == 1)
        #expect(actions.filter { $0 == .emailsListedByAdministrator }.count == 1)
    }

    @Test func auditsAnAdministratorsLookAtTheMailOfOthers() async throws {
        let house = try await House.open()
        let (store, administrator) = (house.store, house.administrator.viewer)
        let actions = { try await store.auditEntries(before: nil, limit: 99).map(\.action) }
        _ = try await store.sandboxRecipients(viewer: administrator)
        _ = try await store.sandboxMessages(viewer: administrator, limit: 9)
        #expect(try await !actions().contains(.emailsListedByAdministrator), "there is nothing yet")

        let email = try await house.sent()
        _ = try await store.sandboxMessages(email: email.id, viewer: administrator, limit: 9)
        #expect(try await actions().contains(.emailOpenedByAdministrator))
        #expect(try await !actions().contains(.emailsListedByAdministrator))
        _ = try await store.sandboxRecipients(viewer: administrator)
        #expect(try await actions().contains(.emailsListedByAdministrator))
        house.clock.advance(by: .seconds(3_600))
        _ = try await store.sandboxMessages(recipient: "maria@buyer.test", viewer: administrator, limit: 9)
        #expect(try await actions().filter { $0 == .emailsListedByAdministrator }.count == 2)
    }

    @Test func describesAMessage() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: ["Maria@Buyer.TEST"], subject: "Quote")

        let message = try #require(try await house.store.sandboxMessages(viewer: house.ada.viewer, limit: 1).first)

        #expect(message.copy == CopyReference(email: email.id, recipient: 0))
        #expect(message.seller == house.ada.id)
        #expect(message.recipient == "Maria@buyer.test")
        #expect(message.subject == "Quote")
        #expect(message.receivedAt == house.clock.now)
        #expect(message.size == 6)
    }

    @Test func countsTheMessagesOfEachRecipient() async throws {
        let house = try await House.open()
        try await house.sent(to: ["a@x.test", "b@x.test"])
        house.clock.advance(by: .seconds(1))
        try await house.sent(to: ["A@x.test"])

        let recipients = try await house.store.sandboxRecipients(viewer: house.ada.viewer)

        #expect(recipients.map(\.address) == ["a@x.test", "b@x.test"])
        #expect(recipients.map(\.count) == [2, 1])
        #expect(recipients.map(\.lastReceivedAt) == [house.clock.now, house.clock.now - .seconds(1)])
    }

    @Test func turnsPagesOfEveryList() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: (0..<5).map { "r\($0)@x.test" })
        for _ in 0..<5 { try await house.sent(to: ["r0@x.test"]) }
        let lists: [(recipient: String?, email: EmailID?, user: User, count: Int)] = [
            (nil, nil, house.ada, 10), (nil, nil, house.administrator, 10), (nil, email.id, house.ada, 5),
            ("r0@x.test", nil, house.ada, 6), ("r0@x.test", email.id, house.ada, 1),
        ]

        for list in lists {
            var seen: [SandboxMessageID] = []
            var cursor: SandboxCursor?
            repeat {
                let page = try await house.store.sandboxMessages(
                    recipient: list.recipient,
                    email: list.email,
                    viewer: list.user.viewer,
                    before: cursor,
                    limit: 3
                )
                seen += page.map(\.id)
                cursor = page.last?.cursor
            } while cursor != nil
            #expect(seen.count == list.count)
            #expect(Set(seen).count == list.count)
        }
    }
}
