internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

@Suite struct SendingTests {
    @Test func queuesADraftOnce() async throws {
        let house = try await House.open()
        let draft = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        let events = house.store.live.events()

        let queued = try await house.store.queue(draft.id, by: house.ada.viewer)
        await #expect(throws: StoreError.notADraft) { try await house.store.queue(draft.id, by: house.ada.viewer) }

        #expect(queued.status == .sending)
        #expect(queued.version == 2)
        house.store.live.end()
        #expect(await Array(events) == [.email(draft.id, status: .sending, seller: house.ada.id)])
    }

    @Test func refusesToQueueWhatHasNobodyToGoTo() async throws {
        let house = try await House.open()
        let draft = try await house.store.createDraft(house.draft(to: []), by: house.ada.viewer)

        await #expect(throws: StoreError.noRecipients) { try await house.store.queue(draft.id, by: house.ada.viewer) }
        await #expect(throws: StoreError.notFound) {
            try await house.store.queue(.new(at: house.clock.now), by: house.ada.viewer)
        }
    }

    @Test func givesWhatWaitsLongestFirst() async throws {
        let house = try await House.open()
        let first = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        let second = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        try await house.store.queue(second.id, by: house.ada.viewer)
        house.clock.advance(by: .seconds(1))
        try await house.store.queue(first.id, by: house.ada.viewer)

        #expect(try await house.store.emailsToSend(limit: 5).map(\.id) == [second.id, first.id])
        #expect(try await house.store.emailsToSend(limit: 1).map(\.id) == [second.id])
    }

    @Test func tellsWhatSendingNeeds() async throws {
        let house = try await House.open()
        let contact = try await house.store.addContact(name: "", address: "b@x.test", preference: .disallow)
        let draft = try house.draft(to: ["a@x.test"], cc: ["b@x.test"], bcc: ["c@x.test"])
        let email = try await house.store.createDraft(draft, by: house.ada.viewer)
        #expect(try await house.store.outgoing(email.id) == nil)
        try await house.store.queue(email.id, by: house.ada.viewer)

        let outgoing = try #require(try await house.store.outgoing(email.id))

        #expect(outgoing.seller == house.ada)
        #expect(outgoing.source == .composed(draft))
        #expect(outgoing.copies.map(\.objections) == [[], [.own], []])
        #expect(outgoing.copies.map(\.recipient.contact) == [nil, contact.id, nil])
        #expect(outgoing.email.messageID == nil)
        #expect(outgoing.settings.isFollowingOn)
    }

    @Test func keepsWhatWasPreparedAndMakesContacts() async throws {
        let house = try await House.open()
        var draft = try house.draft(to: ["a@x.test", "A@x.test"])
        draft.cc = [try Address(name: "Tom", address: "tom@x.test")]
        let email = try await house.store.createDraft(draft, by: house.ada.viewer)
        try await house.store.queue(email.id, by: house.ada.viewer)

        try await house.store.beginSending(email.id, prepared: house.prepared())

        let begun = try await house.read(email.id)
        #expect(begun.following.state == .on)
        #expect(begun.messageID == "first@seller.test")
        #expect(begun.links == house.prepared().links)
        #expect(try await house.store.cleanCopy(email.id, viewer: house.ada.viewer) == Array("clean".utf8))
        #expect(try await house.store.contact(address: "tom@x.test")?.name == "Tom")
        #expect(begun.recipients.allSatisfy { $0.contact != nil })
        #expect(Set(begun.recipients.map(\.contact)).count == 2)
    }

    @Test func keepsTheFirstMessageIDWhenItBeginsAgain() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        try await house.store.queue(email.id, by: house.ada.viewer)
        try await house.store.beginSending(email.id, prepared: house.prepared(links: 3))
        let again = Prepared(
            decision: FollowingDecision(wish: true, state: .off, blockedBy: [], reason: "Off."),
            messageID: "second@seller.test",
            links: [],
            clean: Array("other".utf8)
        )

        try await house.store.beginSending(email.id, prepared: again)

        let begun = try await house.read(email.id)
        #expect(begun.messageID == "first@seller.test")
        #expect(begun.links.isEmpty)
        #expect(begun.following.state == .off)
        #expect(try await house.store.cleanCopy(email.id, viewer: house.ada.viewer) == Array("other".utf8))
        #expect(try await house.store.outgoing(email.id)?.email.messageID == "first@seller.test")
    }

    @Test func keepsTheFirstDecisionOnceACopyWasHandedOver() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(to: ["a@x.test", "b@x.test"]), by: house.ada.viewer)
        try await house.store.queue(email.id, by: house.ada.viewer)
        try await house.store.beginSending(email.id, prepared: house.prepared(links: 3))
        #expect(try await house.store.outgoing(email.id)?.isPartlyHandedOver == false)
        try await house.store.deliverToSandbox(
            CopyReference(email: email.id, recipient: 0),
            recipient: "a@x.test",
            subject: "s",
            bytes: [1]
        )

        let stricter = house.prepared(links: 0, state: .blocked, blockedBy: ["b@x.test"])
        try await house.store.beginSending(email.id, prepared: stricter)

        let begun = try await house.read(email.id)
        #expect(begun.following.state == .on)
        #expect(begun.following.blockedBy.isEmpty)
        #expect(begun.links == house.prepared(links: 3).links)
        #expect(try await house.store.outgoing(email.id)?.isPartlyHandedOver == true)
    }

    @Test func beginsNothingThatIsNotOnItsWay() async throws {
        let house = try await House.open()
        let draft = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        let sent = try await house.sent()

        for id in [draft.id, sent.id, .new(at: house.clock.now)] {
            await #expect(throws: StoreError.notFound) {
                try await house.store.beginSending(id, prepared: house.prepared())
            }
        }
    }
}
