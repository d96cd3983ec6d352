internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

@Suite struct OutcomeTests {
    private func queued(to: [String], in house: House) async throws -> EmailID {
        let email = try await house.store.createDraft(house.draft(to: to), by: house.ada.viewer)
        try await house.store.queue(email.id, by: house.ada.viewer)
        try await house.store.beginSending(email.id, prepared: house.prepared())
        return email.id
    }

    private func deliver(_ copy: CopyReference, subject: String = "S", in house: House) async throws {
        try await house.store.deliverToSandbox(copy, recipient: "R@x.test", subject: subject, bytes: [1, 2, 3])
    }

    struct Outcome: Sendable, CustomTestStringConvertible {
        /// For each copy whether it is handed over, fails, or waits.
        let copies: String
        let status: EmailStatus
        var testDescription: String { copies }
    }

    @Test(arguments: [
        Outcome(copies: "++", status: .sent),
        Outcome(copies: "+-", status: .partlyFailed),
        Outcome(copies: "--", status: .failed),
        Outcome(copies: "+.", status: .sending),
        Outcome(copies: "-.", status: .sending),
        Outcome(copies: ".", status: .sending),
    ])
    func sumsUpTheCopies(_ outcome: Outcome) async throws {
        let house = try await House.open()
        let id = try await queued(to: (0..<outcome.copies.count).map { "r\($0)@x.test" }, in: house)
        let handedOver = house.clock.now
        for (ordinal, mark) in outcome.copies.enumerated() {
            let copy = CopyReference(email: id, recipient: UInt16(ordinal))
            if mark == "+" { try await deliver(copy, in: house) }
            if mark == "-" { try await house.store.failCopy(copy, reason: "No such mailbox") }
        }
        house.clock.advance(by: .seconds(9))
        let events = house.store.live.events()

        #expect(try await house.store.finishSending(id) == outcome.status)
        #expect(try await house.store.finishSending(id) == outcome.status)

        let email = try await house.read(id)
        #expect(email.status == outcome.status)
        #expect(email.sentAt == ([.sent, .partlyFailed].contains(outcome.status) ? handedOver : nil))
        house.store.live.end()
        let expected: [LiveEvent] =
            outcome.status == .sending ? [] : [.email(id, status: outcome.status, seller: house.ada.id)]
        #expect(await Array(events) == expected)
    }

    @Test func deliversEachCopyOnce() async throws {
        let house = try await House.open()
        let id = try await queued(to: ["a@x.test"], in: house)
        let copy = CopyReference(email: id, recipient: 0)
        let first = house.clock.now

        try await deliver(copy, subject: "First", in: house)
        house.clock.advance(by: .seconds(1))
        try await deliver(copy, subject: "Second", in: house)
        try await house.store.failCopy(copy, reason: "Too late")

        let messages = try await house.store.sandboxMessages(viewer: house.ada.viewer, limit: 5)
        #expect(messages.map(\.subject) == ["First"])
        #expect(try await house.read(id).recipients.map(\.status) == [.handedOver(at: first)])
        #expect(try await house.cards().isEmpty)
    }

    @Test func raisesACardForACopyThatFailed() async throws {
        let house = try await House.open()
        let id = try await queued(to: ["a@x.test", "b@x.test"], in: house)
        let copy = CopyReference(email: id, recipient: 1)
        let events = house.store.live.events()

        try await house.store.failCopy(copy, reason: "No such mailbox")
        try await house.store.failCopy(copy, reason: "Again")

        let cards = try await house.cards()
        #expect(cards.map(\.card.kind) == [.deliveryFailed])
        let card = try #require(cards.first)
        #expect(card.card.copy == copy)
        #expect(card.card.interaction == nil)
        #expect(card.failure == "No such mailbox")
        #expect(card.recipient.address == "b@x.test")
        #expect(try await house.read(id).recipients.last?.status == .failed(reason: "No such mailbox"))
        house.store.live.end()
        #expect(await Array(events) == [.card(card.card.id, seller: house.ada.id, raisedAt: house.clock.now)])
    }

    @Test func knowsNoOtherCopies() async throws {
        let house = try await House.open()
        let id = try await queued(to: ["a@x.test"], in: house)
        let draft = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        let strangers = [
            CopyReference(email: id, recipient: 1),
            CopyReference(email: draft.id, recipient: 0),
            CopyReference(email: .new(at: house.clock.now), recipient: 0),
        ]

        for copy in strangers {
            await #expect(throws: StoreError.notFound) { try await deliver(copy, in: house) }
            await #expect(throws: StoreError.notFound) { try await house.store.failCopy(copy, reason: "x") }
        }
        await #expect(throws: StoreError.notFound) {
            try await house.store.finishSending(.new(at: house.clock.now))
        }
    }
}
