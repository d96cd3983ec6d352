import Delivery
import Engagement
import Mail
import Storage
import Testing
import Tracking

struct OutboxTests {
    @Test func sendsEachRecipientACopyOfTheirOwn() async throws {
        let office = try await Office()

        let email = try await office.send(office.draft())

        #expect(email.status == .sent)
        #expect(email.following.isFollowed)
        #expect(
            email.links.map(\.url) == ["https://contoso.example/quote?a=1&b=2", "https://contoso.example/drawings"]
        )
        #expect(email.links.map(\.label) == ["quote", "line drawings"])
        for recipient in email.recipients {
            let copies = try await office.copies(to: recipient.address.address)
            let tokens = try office.tokens(in: try #require(copies.first))
            #expect(copies.count == 1)
            #expect(tokens.map(\.kind) == [.link, .link, .beacon])
            #expect(Set(tokens.map(\.copy)) == [CopyReference(email: email.id, recipient: recipient.ordinal)])
        }
    }

    @Test func showsEverybodyInToAndCcAndNobodyInBcc() async throws {
        let office = try await Office()

        let email = try await office.send(office.draft())

        for recipient in email.recipients {
            let copies = try await office.copies(to: recipient.address.address)
            let message = try Message(try #require(copies.first))
            #expect(message.to.map(\.address) == ["maria@buyer.example"])
            #expect(message.cc.map(\.address) == ["jonas@buyer.example"])
            #expect(message.bcc.isEmpty)
            #expect(message.messageID == email.messageID)
        }
    }

    @Test func decidesOnFollowingAgainAtTheMomentOfSending() async throws {
        let office = try await Office()
        let draft = try await office.store.createDraft(office.draft(), by: office.seller.viewer)
        _ = try await office.store.queue(draft.id, by: office.seller.viewer)

        _ = try await office.store.addContact(
            name: "Jonas",
            address: "jonas@buyer.example",
            phone: "",
            preference: .disallow
        )
        await office.outbox.sendWaiting()

        let email = try #require(try await office.store.email(draft.id, viewer: office.seller.viewer))
        #expect(email.status == .sent)
        #expect(email.following.state == .blocked)
        #expect(email.following.blockedBy == ["jonas@buyer.example"])
        #expect(email.links.isEmpty)
        for recipient in email.recipients {
            let copy = try #require(try await office.copies(to: recipient.address.address).first)
            #expect(try office.tokens(in: copy).isEmpty)
        }
    }

    @Test func followsNothingWhileFollowingIsSwitchedOff() async throws {
        let office = try await Office(isFollowingOn: false)

        let email = try await office.send(office.draft())

        #expect(email.following.state == .off)
        #expect(try office.tokens(in: try #require(try await office.copies(to: "maria@buyer.example").first)).isEmpty)
    }

    @Test func respectsTheWish() async throws {
        let office = try await Office()

        let email = try await office.send(office.draft(wish: false))

        #expect(email.following.state == .off)
        #expect(try office.tokens(in: try #require(try await office.copies(to: "maria@buyer.example").first)).isEmpty)
    }

    @Test func goesOnWhereItWasInterruptedWithTheSameMessageID() async throws {
        let office = try await Office()
        let draft = try await office.store.createDraft(office.draft(), by: office.seller.viewer)
        _ = try await office.store.queue(draft.id, by: office.seller.viewer)
        let prepared = Prepared(
            decision: FollowingDecision(wish: true, state: .on, blockedBy: [], reason: nil),
            messageID: "first-try@seller.example",
            links: [],
            clean: []
        )
        try await office.store.beginSending(draft.id, prepared: prepared)
        try await office.store.deliverToSandbox(
            CopyReference(email: draft.id, recipient: 0),
            recipient: "maria@buyer.example",
            subject: "s",
            bytes: Array("before the crash".utf8)
        )

        await office.outbox.sendWaiting()

        let email = try #require(try await office.store.email(draft.id, viewer: office.seller.viewer))
        #expect(email.status == .sent)
        #expect(email.messageID == "first-try@seller.example")
        #expect(try await office.copies(to: "maria@buyer.example") == [Array("before the crash".utf8)])
        let jonas = try Message(try #require(try await office.copies(to: "jonas@buyer.example").first))
        #expect(jonas.messageID == "first-try@seller.example")
    }

    /// Sends the first copy, as if the server had been killed right after it.
    private func interrupted(in office: Office) async throws -> Email {
        let draft = try await office.store.createDraft(office.draft(), by: office.seller.viewer)
        let id = try await office.store.queue(draft.id, by: office.seller.viewer).id
        let links = ["https://contoso.example/quote?a=1&b=2", "https://contoso.example/drawings"]
        let prepared = Prepared(
            decision: FollowingDecision(wish: true, state: .on, blockedBy: [], reason: nil),
            messageID: "first-try@seller.example",
            links: zip(links, ["quote", "line drawings"]).enumerated().map { ordinal, link in
                TrackedLink(ordinal: UInt16(ordinal), url: link.0, label: link.1)
            },
            clean: []
        )
        try await office.store.beginSending(id, prepared: prepared)
        try await office.store.deliverToSandbox(
            CopyReference(email: id, recipient: 0),
            recipient: "maria@buyer.example",
            subject: "s",
            bytes: Array("before the crash".utf8)
        )
        return try #require(try await office.store.email(id, viewer: office.seller.viewer))
    }

    @Test func followsTheRestOfAnInterruptedEmailAsBefore() async throws {
        let office = try await Office()
        let email = try await interrupted(in: office)

        await office.outbox.sendWaiting()

        let sent = try #require(try await office.store.email(email.id, viewer: office.seller.viewer))
        #expect(sent.status == .sent)
        #expect(sent.links == email.links)
        let copy = try #require(try await office.copies(to: "jonas@buyer.example").first)
        #expect(try office.tokens(in: copy).map(\.kind) == [.link, .link, .beacon])
    }

    @Test func sendsTheRestPlainWhereTheRulesGotStricterInBetween() async throws {
        let office = try await Office()
        let email = try await interrupted(in: office)
        let jonas = try #require(try await office.store.contact(address: "jonas@buyer.example"))
        try await office.store.updateContact(jonas.id, preference: .disallow, by: office.seller.id)

        await office.outbox.sendWaiting()

        let sent = try #require(try await office.store.email(email.id, viewer: office.seller.viewer))
        #expect(sent.following.isFollowed)
        #expect(sent.links == email.links)
        for recipient in ["jonas@buyer.example", "kirsten@buyer.example"] {
            let copy = try #require(try await office.copies(to: recipient).first)
            #expect(try office.tokens(in: copy).isEmpty)
        }
    }

    @Test func sendsTheRestPlainWhereItsLinksWouldBeOthers() async throws {
        let office = try await Office()
        let email = try await interrupted(in: office)
        var settings = try await office.store.settings()
        settings.neverRewriteDomains = ["contoso.example"]
        _ = try await office.store.updateSettings(settings, by: office.seller.id)

        await office.outbox.sendWaiting()

        let sent = try #require(try await office.store.email(email.id, viewer: office.seller.viewer))
        #expect(sent.links == email.links)
        #expect(try office.tokens(in: try #require(try await office.copies(to: "jonas@buyer.example").first)).isEmpty)
    }

    @Test func sendsAnEmailOnlyOnce() async throws {
        let office = try await Office()

        _ = try await office.send(office.draft())
        await office.outbox.sendWaiting()

        #expect(try await office.copies(to: "maria@buyer.example").count == 1)
    }

    @Test func saysWhyNoCopyCouldBeMade() async throws {
        let office = try await Office()
        let unreadable = RawSubmission(bytes: [], content: try office.draft(), obstacle: nil)
        let submitted = try await office.store.submit(unreadable, by: office.seller.viewer)

        await office.outbox.sendWaiting()

        let email = try #require(try await office.store.email(submitted.id, viewer: office.seller.viewer))
        #expect(email.status == .failed)
        let cards = try await office.store.cards(of: office.seller.viewer, includingHandled: false, limit: 10)
        #expect(Set(cards.map(\.card.kind)) == [.deliveryFailed])
    }
}
