internal import Engagement
internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

/// What came in, and what follows from it (product §4.8).
@Suite struct InboundTests {
    private let house: House
    private let email: Email

    init() async throws {
        house = try await House.open()
        email = try await house.sent(to: ["maria@buyer.test", "n@buyer.test"])
    }

    private func replies() async throws -> [Reply] {
        try await house.store.replies(of: email.id, viewer: house.ada.viewer, limit: 100)
    }

    private func copy(_ recipient: UInt16) -> CopyReference { CopyReference(email: email.id, recipient: recipient) }

    @Test func anAnswerIsKeptAndCounted() async throws {
        let outcome = try await house.answer(from: "Maria <Maria@buyer.test>")

        #expect(outcome == InboundOutcome(kind: .reply, email: email.id, isNew: true))
        let reply = try #require(try await replies().first)
        #expect(reply.kind == .replied && reply.recipient == 0 && reply.text == "Yes, please.")
        #expect(reply.dateOffset == 330 && reply.thread == ["first@seller.test"])
        #expect(try await house.read(email.id).totals.replies == 1)
        #expect(try await house.read(email.id).recipient(0)?.totals.replies == 1)
        #expect(try await house.cards().map(\.card.kind) == [.replied])
        let facts = try await house.store.facts(for: [copy(0), copy(1)])
        #expect(facts[copy(0)]?.facts.answered == house.clock.now)
        #expect(facts[copy(0)]?.facts.quoted == house.clock.now)
        #expect(facts[copy(1)]?.facts.answered == nil)
        #expect(try await house.store.copiesAnswered(within: .seconds(60)) == [copy(0)])
    }

    @Test func theSameMessageCountsOnce() async throws {
        try await house.answer(from: "maria@buyer.test")
        let again = try await house.answer(from: "maria@buyer.test")
        let nameless = "From: maria@buyer.test\r\nIn-Reply-To: <first@seller.test>\r\n\r\nMore."
        try await house.takeIn(nameless)
        try await house.takeIn(nameless)

        #expect(!again.isNew && again.email == email.id)
        #expect(try await replies().count == 2)
        #expect(try await house.read(email.id).totals.replies == 2)
    }

    @Test func aStrangersAnswerProvesNothing() async throws {
        try await house.answer(from: "boss@buyer.test")

        #expect(try await replies().map(\.recipient) == [nil])
        #expect(try await house.read(email.id).totals.replies == 0)
        #expect(try await house.store.facts(for: [copy(0)])[copy(0)]?.facts.answered == nil)
    }

    @Test func aStrangersAnswerRaisesACardOfItsOwn() async throws {
        try await house.answer(from: "maria@buyer.test")
        try await house.answer(from: "The Boss <boss@buyer.test>", id: "r2@buyer.test")
        try await house.answer(from: "boss@buyer.test", id: "r3@buyer.test")
        try await house.answer(from: "other@buyer.test", id: "r4@buyer.test")

        let cards = try await house.cards()
        #expect(cards.allSatisfy { $0.card.kind == .replied } && cards.count == 3)
        let strangers = cards.filter { $0.card.stranger != nil }
        #expect(Set(strangers.map(\.recipient.address)) == ["boss@buyer.test", "other@buyer.test"])
        #expect(strangers.first { $0.recipient.address == "boss@buyer.test" }?.recipient.name == "The Boss")
        #expect(cards.first { $0.card.stranger == nil }?.recipient.address == "maria@buyer.test")
        #expect(try await house.read(email.id).totals.replies == 1)
    }

    @Test func whatMatchesNothingIsNotKept() async throws {
        let unknown = try await house.takeIn("From: maria@buyer.test", "In-Reply-To: <x@y.test>", "", "Hello")
        let own = try await house.takeIn("From: ada@seller.test", "Message-ID: <first@seller.test>", "", "Hello")
        let sellers = try await house.answer(from: "ada@seller.test", id: "second@seller.test")
        let bens = try await house.answer(from: "maria@buyer.test", at: house.ben.id)

        #expect([unknown, own, sellers, bens].allSatisfy { $0.email == nil })
        #expect(try await replies().isEmpty)
    }

    @Test func theRelaysIdIsFoundToo() async throws {
        try await house.store.remember(messageID: "ses-1@relay.test", of: email.id)
        let outcome = try await house.takeIn(
            "From: n@buyer.test",
            "References: <a@b.test> <ses-1@relay.test>",
            "",
            "Yes"
        )

        #expect(outcome.email == email.id)
        #expect(try await replies().first?.recipient == 1)
    }

    @Test func theOwnAddressOfACopyIsFound() async throws {
        let name = try await house.store.replyName(of: copy(1))
        #expect(try await house.store.replyName(of: copy(1)) == name)
        let answer = try await house.takeIn(
            "From: n@buyer.test",
            "To: \(name.uppercased())@reply.seller.test",
            "",
            "Yes"
        )
        let report = try await house.bounce(of: "someone@else.test", id: "x@y.test", to: "\(name)@reply.seller.test")

        #expect(answer.email == email.id && report.email == email.id)
        #expect(try await replies().map(\.recipient) == [1, 1])
    }

    @Test func anAutomaticAnswerIsNoAnswer() async throws {
        try await house.answer(
            from: "maria@buyer.test",
            more: "Auto-Submitted: auto-replied",
            text: "I am away until 9 November."
        )

        let reply = try #require(try await replies().first)
        #expect(reply.kind == .autoReplied && reply.returnsOn?.description == "2026-11-09")
        #expect(try await house.read(email.id).totals.replies == 0)
        #expect(try await house.cards().isEmpty)
    }

    @Test func aHardBounceMarksTheAddressUntilItIsTrustedAgain() async throws {
        let contact = try #require(try await house.store.contact(address: "maria@buyer.test"))
        try await house.bounce(of: "maria@buyer.test")

        #expect(try await house.read(email.id).totals.bouncedBy == 1)
        #expect(try await house.cards().map(\.card.kind) == [.bounced])
        #expect(try await house.cards().first?.failure == "550 5.1.1 No such user")
        #expect(try await replies().first?.report?.reason == .userUnknown)
        #expect(try await house.store.contact(contact.id)?.addressFailure == "userUnknown")
        let listed = try await house.store.emails(EmailQuery(arrival: .bounced), viewer: house.ada.viewer)
        #expect(listed.map(\.id) == [email.id])
        #expect(try await house.store.emails(EmailQuery(arrival: .answered), viewer: house.ada.viewer).isEmpty)

        #expect(try await house.store.trustAddress(of: contact.id).addressFailure == nil)
        try await house.bounce(of: "maria@buyer.test", reportID: "b2@mx.test")
        try await house.answer(from: "maria@buyer.test")
        #expect(try await house.store.contact(contact.id)?.addressFailure == nil)
        #expect(try await house.read(email.id).totals.bouncedBy == 1)
    }

    @Test func aDelayIsOnlyToldAndASoftBounceMarksNothing() async throws {
        let contact = try #require(try await house.store.contact(address: "maria@buyer.test"))
        try await house.bounce(of: "maria@buyer.test", status: "4.4.1", action: "delayed")
        #expect(try await house.cards().isEmpty)
        #expect(try await house.read(email.id).totals.bouncedBy == 0)

        try await house.bounce(of: "maria@buyer.test", status: "5.2.2", reportID: "b2@mx.test")
        #expect(try await house.cards().map(\.card.kind) == [.bounced])
        #expect(try await house.store.contact(contact.id)?.addressFailure == nil)
    }

    @Test func aForgedReportIsNotBelieved() async throws {
        let stranger = try await house.bounce(of: "someone@else.test")
        let unknown = try await house.bounce(of: "maria@buyer.test", id: "guess@seller.test")

        #expect(stranger.email == nil && unknown.email == nil)
        #expect(try await replies().isEmpty)
    }

    @Test func aComplaintIsShownAndThePreferenceStays() async throws {
        try await house.takeIn(
            "From: fbl@buyer.test",
            "Content-Type: multipart/report; boundary=b",
            "",
            "--b",
            "",
            "Abuse.",
            "--b",
            "Content-Type: message/feedback-report",
            "",
            "Feedback-Type: abuse",
            "--b",
            "Content-Type: message/rfc822",
            "",
            "To: maria@buyer.test",
            "Message-ID: <first@seller.test>",
            "",
            "Hello",
            "--b--",
            ""
        )

        #expect(try await replies().map(\.kind) == [.complained])
        let contact = try await house.store.contact(address: "maria@buyer.test")
        #expect(contact?.complainedAt == house.clock.now && contact?.preference == .allow)
    }

    @Test func aReceiptIsEvidenceThatItWasRead() async throws {
        try await house.receipt(from: "maria@buyer.test")

        #expect(try await replies().map(\.kind) == [.acknowledged])
        #expect(try await house.store.facts(for: [copy(0)])[copy(0)]?.facts.answered == house.clock.now)
    }

    @Test func answeringStandsInTheThread() async throws {
        try await house.answer(
            from: "Maria <maria@buyer.test>",
            to: "ada@seller.test, n@buyer.test",
            subject: "Re: AW: Your quote",
            more: "Cc: boss@buyer.test",
            text: "Yes & <no>"
        )
        let reply = try #require(try await replies().first)

        let one = try await house.store.createAnswer(to: reply.id, of: email.id, toAll: false, by: house.ada.viewer)
        let all = try await house.store.createAnswer(to: reply.id, of: email.id, toAll: true, by: house.ada.viewer)

        #expect(one.addresses(in: .to).map(\.address) == ["maria@buyer.test"] && one.subject == "Re: Your quote")
        #expect(one.thread == ["first@seller.test", "r1@buyer.test"] && one.from.address == "ada@seller.test")
        #expect(one.html?.contains("Yes &amp; &lt;no&gt;") == true)
        #expect(all.addresses(in: .to).map(\.address) == ["maria@buyer.test", "n@buyer.test"])
        #expect(all.addresses(in: .cc).map(\.address) == ["boss@buyer.test"])
        await #expect(throws: StoreError.notFound) {
            try await house.store.createAnswer(to: reply.id, of: email.id, toAll: true, by: house.ben.viewer)
        }
    }
}
