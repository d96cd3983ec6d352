internal import Engagement
internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

/// An address to send from is taken away; what was written from it is not lost, and does not leave from it.
@Suite struct SenderAddressRemovalTests {
    private static let sales = "sales@other.test"

    /// A draft of Ada's from an address that was hers.
    private static func draft(in house: House) async throws -> (email: Email, draft: Draft) {
        try await house.store.addSenderAddress(sales, to: house.ada.id, by: nil)
        var draft = try house.draft(to: ["maria@buyer.test"])
        draft.from = try Address(name: "Ada", address: sales)
        return (try await house.store.createDraft(draft, by: house.ada.viewer), draft)
    }

    @Test func itIsTakenAwayAndAudited() async throws {
        let house = try await House.open()
        try await house.store.addSenderAddress(Self.sales, to: house.ada.id, by: nil)
        house.clock.advance(by: .seconds(1))

        try await house.store.removeSenderAddress("Sales@Other.TEST", of: house.ada.id, by: house.administrator.id)

        #expect(try await house.store.senderAddresses(of: house.ada.id).map(\.address) == ["ada@seller.test"])
        let entry = try #require(try await house.store.auditEntries(before: nil, limit: 1).first)
        #expect(entry.action == .senderAddressRemoved)
        #expect(entry.user == house.administrator.id)
        #expect(entry.subject == house.ada.id.description)
    }

    @Test func theOneTheyLogInWithStays() async throws {
        let house = try await House.open()

        let error = await #expect(throws: StoreError.self) {
            try await house.store.removeSenderAddress("ADA@seller.test", of: house.ada.id, by: house.ada.id)
        }

        guard case .invalid(field: "address", problem: _) = error else {
            Issue.record("not refused at the address")
            return
        }
        #expect(try await house.store.senderAddresses(of: house.ada.id).count == 1)
    }

    @Test func whatIsNotTheirsIsNotThere() async throws {
        let house = try await House.open()
        try await house.store.addSenderAddress(Self.sales, to: house.ada.id, by: nil)

        await #expect(throws: StoreError.notFound) {
            try await house.store.removeSenderAddress(Self.sales, of: house.ben.id, by: house.ben.id)
        }
        await #expect(throws: StoreError.notFound) {
            try await house.store.removeSenderAddress(Self.sales, of: .new(at: house.clock.now), by: nil)
        }
        #expect(try await house.store.senderAddresses(of: house.ada.id).count == 2)
    }

    @Test func aDraftFromItIsKeptAndLeavesFromAnotherOnly() async throws {
        let house = try await House.open()
        let (email, first) = try await Self.draft(in: house)
        try await house.store.removeSenderAddress(Self.sales, of: house.ada.id, by: house.ada.id)

        // What is typed goes on being saved.
        var draft = first
        draft.subject = "Another subject"
        let saved = try await house.store.updateDraft(email.id, to: draft, expecting: nil, by: house.ada.viewer)
        #expect(saved.subject == "Another subject")
        await #expect(throws: StoreError.senderNotAllowed(Self.sales)) {
            try await house.store.queue(email.id, by: house.ada.viewer)
        }

        draft.from = try Address(name: "Ada", address: house.ada.address)
        try await house.store.updateDraft(email.id, to: draft, expecting: nil, by: house.ada.viewer)
        #expect(try await house.store.queue(email.id, by: house.ada.viewer).status == .sending)
    }

    @Test func whatIsScheduledFromItIsHeldWithACard() async throws {
        let house = try await House.open()
        let (email, _) = try await Self.draft(in: house)
        try await house.store.queue(email.id, at: house.clock.now + .seconds(3_600), by: house.ada.viewer)
        try await house.store.removeSenderAddress(Self.sales, of: house.ada.id, by: house.ada.id)
        house.clock.advance(by: .seconds(3_600))

        #expect(try await house.store.queueDue(limit: 9) == 1)

        let held = try await house.read(email.id)
        #expect(held.status == .held)
        #expect(held.heldReason?.contains("Choose another of your own") == true)
        #expect(try await house.store.emailsToSend(limit: 9).isEmpty)
        let cards = try await house.store.cards(of: house.ada.viewer, includingHandled: false, limit: 9)
        #expect(cards.map(\.card.kind) == [.held])
    }

    @Test func whatIsInDoubtIsNotSentFromItAgain() async throws {
        let house = try await House.open()
        let (email, _) = try await Self.draft(in: house)
        try await house.store.queue(email.id, by: house.ada.viewer)
        try await house.store.beginSending(email.id, prepared: house.prepared())
        let copy = CopyReference(email: email.id, recipient: 0)
        try await house.store.settle(copy, as: .unknown(words: "The connection was lost."))
        try await house.store.finishSending(email.id)
        try await house.store.removeSenderAddress(Self.sales, of: house.ada.id, by: house.ada.id)

        await #expect(throws: StoreError.senderNotAllowed(Self.sales)) {
            try await house.store.sendUnknownAgain(email.id, by: house.ada.viewer)
        }

        let kept = try await house.read(email.id)
        #expect(kept.status == .unknown)
        #expect(try await house.cards().contains(where: \.isDeliveryUnknown), "it is still to be decided")
        try await house.store.leaveUnknown(email.id, by: house.ada.viewer)
    }

    @Test func aWholeMessageFromItLeavesFromNoOther() async throws {
        let house = try await House.open()
        var (_, draft) = try await Self.draft(in: house)
        draft.sendAt = house.clock.now + .seconds(3_600)
        let bytes = Array("From: \(Self.sales)\r\nTo: maria@buyer.test\r\n\r\nHello".utf8)
        let message = RawSubmission(bytes: bytes, content: draft, obstacle: nil)
        let email = try await house.store.submit(message, by: house.ada.viewer)
        try await house.store.removeSenderAddress(Self.sales, of: house.ada.id, by: house.ada.id)
        house.clock.advance(by: .seconds(3_600))
        #expect(try await house.store.queueDue(limit: 9) == 1)
        #expect(try await house.read(email.id).status == .held)

        // Its bytes say whom it is from, whatever a field says.
        var other = draft
        other.from = try Address(name: "Ada", address: house.ada.address)
        let changed = other
        let refusal = await #expect(throws: StoreError.self) {
            try await house.store.updateDraft(email.id, to: changed, expecting: nil, by: house.ada.viewer)
        }
        guard case .invalid(field: "from", problem: _) = refusal else {
            Issue.record("not refused at the sender")
            return
        }
        await #expect(throws: StoreError.senderNotAllowed(Self.sales)) {
            try await house.store.queue(email.id, by: house.ada.viewer)
        }
    }

    @Test func whatWasSentFromItIsAnsweredFromAnother() async throws {
        let house = try await House.open()
        let (email, _) = try await Self.draft(in: house)
        try await house.store.queue(email.id, by: house.ada.viewer)
        try await house.store.beginSending(email.id, prepared: house.prepared())
        let copy = CopyReference(email: email.id, recipient: 0)
        try await house.store.deliverToSandbox(copy, recipient: "maria@buyer.test", subject: "Your quote", bytes: [65])
        try await house.store.finishSending(email.id)
        try await house.answer(from: "maria@buyer.test", to: Self.sales)
        let reply = try #require(
            try await house.store.replies(of: email.id, viewer: house.ada.viewer, limit: 9).first
        )
        try await house.store.removeSenderAddress(Self.sales, of: house.ada.id, by: house.ada.id)

        let answer = try await house.store.createAnswer(to: reply.id, of: email.id, toAll: false, by: house.ada.viewer)

        #expect(answer.from.address == house.ada.address)
        #expect(answer.recipients.map(\.address.address) == ["maria@buyer.test"])
    }
}
