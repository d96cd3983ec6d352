internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// What people do with a copy that is in doubt proves that it arrived.
@Suite struct ProofTests {
    private let house: House
    private let email: Email
    private let copy: CopyReference

    /// An email with two copies, both in doubt.
    init() async throws {
        house = try await House.open()
        let draft = try house.draft(to: ["maria@buyer.test", "n@buyer.test"])
        let made = try await house.store.createDraft(draft, by: house.ada.viewer)
        try await house.store.queue(made.id, by: house.ada.viewer)
        try await house.store.beginSending(made.id, prepared: house.prepared())
        for recipient in made.recipients {
            let copy = CopyReference(email: made.id, recipient: recipient.ordinal)
            try await house.store.settle(copy, as: .unknown(words: "The connection was lost."))
        }
        try await house.store.finishSending(made.id)
        email = try await house.read(made.id)
        copy = CopyReference(email: made.id, recipient: 0)
    }

    private func recipient(_ ordinal: UInt16 = 0) async throws -> Recipient {
        try #require(try await house.read(email.id).recipient(ordinal))
    }

    private func doubts() async throws -> [UInt16] {
        try await house.cards().filter(\.isDeliveryUnknown).map(\.card.copy.recipient).sorted()
    }

    struct Deed: Sendable, CustomTestStringConvertible {
        let kind: HitKind
        let verdict: Verdict
        let proof: ArrivalProof?
        var testDescription: String { "\(kind) \(verdict)" }
    }

    @Test(arguments: [
        Deed(kind: .beacon, verdict: .human, proof: .opened), Deed(kind: .link, verdict: .human, proof: .clicked),
        Deed(kind: .file, verdict: .human, proof: .viewed), Deed(kind: .beacon, verdict: .unknown, proof: nil),
        Deed(kind: .link, verdict: .machine, proof: nil), Deed(kind: .beacon, verdict: .own, proof: nil),
    ])
    func whatAPersonDoesSettlesIt(_ deed: Deed) async throws {
        #expect(email.status == .unknown)
        #expect(try await doubts() == [0, 1])
        let hit = try JudgedHit.make(deed.kind, of: email.id, at: house.clock.now, verdict: deed.verdict)

        try await house.store.record([hit], upTo: .start.next, of: "edge")

        let recipient = try await recipient()
        #expect(recipient.provenBy == deed.proof)
        #expect((recipient.status.handedOver != nil) == (deed.proof != nil))
        #expect(try await doubts() == (deed.proof == nil ? [0, 1] : [1]))
        #expect(try await house.read(email.id).status == .unknown, "of the other nothing is known yet")
    }

    @Test func anEmailIsSentOnceAllItsCopiesAreProven() async throws {
        let hits = try (0..<2).map {
            try JudgedHit.make(of: email.id, recipient: $0, at: house.clock.now)
        }

        let told = try await house.store.record(hits, upTo: .start.next, of: "edge")

        let settled = try await house.read(email.id)
        #expect(settled.status == .sent && settled.sentAt == house.clock.now)
        #expect(told.contains(.email(email.id, status: .sent, seller: house.ada.id)))
        await #expect(throws: StoreError.notFound) {
            try await house.store.sendUnknownAgain(email.id, by: house.ada.viewer)
        }
    }

    @Test func aLaterJudgementProvesItToo() async throws {
        let hit = try JudgedHit.make(of: email.id, at: house.clock.now, verdict: .unknown)
        try await house.store.record([hit], upTo: .start.next, of: "edge")
        let stored = try await house.store.storedHits(of: [copy])[copy] ?? []
        let human = Judgement(verdict: .human, confidence: 0.9, reasons: ["Later evidence"])

        try await house.store.rejudge(
            stored.map { Rejudgement(copy: copy, hit: $0.id, previous: .unknown, judgement: human) }
        )

        #expect(try await recipient().provenBy == .opened)
    }

    @Test func anAnswerAndAReportProveIt() async throws {
        try await house.answer(from: "maria@buyer.test")
        try await house.bounce(of: "n@buyer.test")

        #expect(try await recipient(0).provenBy == .answered)
        #expect(try await recipient(1).provenBy == .reported)
        #expect(try await house.read(email.id).status == .sent)
        #expect(try await doubts().isEmpty)
        #expect(Set(try await house.cards().map(\.card.kind)) == [.replied, .bounced])
    }

    @Test func aStrangersAnswerProvesNothing() async throws {
        try await house.answer(from: "boss@buyer.test")

        #expect(try await recipient().provenBy == nil)
        #expect(try await doubts() == [0, 1])
    }

    @Test func whatWasDoneBeforeTheDoubtProvesIt() async throws {
        let again = try await house.store.sendUnknownAgain(email.id, by: house.ada.viewer)
        #expect(again.status == .sending)
        #expect(try await doubts().isEmpty, "the seller decided")
        try await house.store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "edge")
        try await house.store.noteAttempt(copy)

        #expect(try await house.store.doubtInterrupted(of: email.id) == 1)

        #expect(try await recipient().provenBy == .opened)
        #expect(try await doubts().isEmpty)
        let other = CopyReference(email: email.id, recipient: 1)
        try await house.store.finishSending(
            email.id,
            settling: SettledCopy(copy: other, outcome: .failed(words: "550 no"))
        )
        #expect(try await house.read(email.id).status == .partlyFailed)
        #expect(try await house.cards().contains { $0.card.kind == .deliveryFailed && $0.card.copy == other })
    }

    @Test func whatAMailProgramSaidBeforeTheDoubtIsNoAnswer() async throws {
        try await house.store.sendUnknownAgain(email.id, by: house.ada.viewer)
        try await house.receipt(from: "maria@buyer.test")
        try await house.store.noteAttempt(copy)

        try await house.store.doubtInterrupted(of: email.id)

        #expect(try await recipient().provenBy == .reported)
    }

    @Test func leavingItEndsItsCards() async throws {
        try await house.store.leaveUnknown(email.id, by: house.ada.viewer)

        #expect(try await doubts().isEmpty)
        try await house.store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "edge")
        #expect(try await recipient().provenBy == .opened)
    }
}
