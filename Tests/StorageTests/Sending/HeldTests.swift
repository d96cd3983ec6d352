internal import Engagement
internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct HeldTests {
    private func held(_ house: House) async throws -> Email {
        let email = try await house.draft(with: house.file("a.pdf"))
        try await house.store.queue(email.id, by: house.ada.viewer)
        try await house.store.hold(email.id, reason: "Too large.")
        return try await house.read(email.id)
    }

    @Test func waitsWithACardThatSaysWhy() async throws {
        let house = try await House.open()

        let email = try await held(house)

        #expect(email.status == .held)
        #expect(email.heldReason == "Too large.")
        let cards = try await house.store.cards(of: house.ada.viewer, includingHandled: false, limit: 9)
        #expect(cards.map(\.card.kind) == [.held])
        #expect(cards.map(\.failure) == ["Too large."])
        #expect(try await house.store.emailsToSend(limit: 9).map(\.id) == [])
        let lists = try await house.store.emails(EmailQuery(statuses: [.held]), viewer: house.ada.viewer)
        #expect(lists.map(\.status) == [.held])
        #expect(try await house.store.emails(EmailQuery(statuses: [.draft]), viewer: house.ada.viewer) == [])
    }

    @Test(arguments: ["unscheduled", "edited", "a file taken out"])
    func isADraftAgainOnceItIs(_ done: String) async throws {
        let house = try await House.open()
        let email = try await held(house)
        let (store, ada) = (house.store, house.ada.viewer)

        switch done {
        case "unscheduled": try await store.unschedule(email.id, by: ada)
        case "edited": try await store.updateDraft(email.id, to: house.draft(), expecting: nil, by: ada)
        default: try await store.removeFile(email.files[0].id, of: email.id, by: ada)
        }

        #expect(try await house.read(email.id).status == .draft)
        #expect(try await store.cards(of: ada, includingHandled: true, limit: 9) == [])
    }

    @Test func goesWithItsCardAndComesBackWithIt() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await held(house)
        let events = store.live.events()

        let deleted = try await store.deleteDraft(email.id, by: ada)

        #expect(try await store.cards(of: ada, includingHandled: true, limit: 9) == [])
        #expect(try await store.openCardCount(of: house.ada.id) == 0)

        try await store.restoreDraft(deleted, by: ada)

        #expect(try await house.read(email.id).status == .held)
        let cards = try await store.cards(of: ada, includingHandled: false, limit: 9)
        #expect(cards.map(\.card.kind) == [.held])
        #expect(cards.map(\.failure) == ["Too large."])
        store.live.end()
        #expect(await Array(events).count == 2, "both are told at once")
    }

    @Test func canBeSentWithoutItsFiles() async throws {
        let house = try await House.open()
        let email = try await held(house)

        let sending = try await house.store.queue(email.id, withoutFiles: true, by: house.ada.viewer)

        #expect(sending.status == .sending)
        #expect(sending.heldReason == nil)
        #expect(sending.attachments == [])
    }

    @Test func canBeSentWithoutWhoeverObjects() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let draft = try house.draft(to: ["maria@buyer.test", "Jonas@buyer.test"], cc: ["jonas@buyer.test"])
        let email = try await store.createDraft(draft, by: ada)
        try await store.addFile(house.file("a.pdf"), to: email.id, by: ada)
        _ = try await store.addContact(name: "", address: "jonas@buyer.test", phone: "", preference: .disallow)
        try await store.queue(email.id, by: ada)
        try await store.hold(email.id, reason: "Too large.")
        #expect(try await store.cards(of: ada, includingHandled: false, limit: 9).map(\.objectors) == [2])

        let sending = try await store.queue(email.id, withoutObjectors: true, by: ada)

        #expect(sending.status == .sending)
        #expect(sending.recipients.map(\.address.address) == ["maria@buyer.test"])
        #expect(sending.recipients.map(\.ordinal) == [0])
        #expect(sending.following.isFollowed)
        #expect(sending.attachments.count == 1)
        #expect(try await store.cards(of: ada, includingHandled: true, limit: 9) == [])
    }

    @Test func somebodyMustBeLeft() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(to: ["jonas@buyer.test"]), by: house.ada.viewer)
        _ = try await house.store.addContact(name: "", address: "jonas@buyer.test", phone: "", preference: .disallow)

        await #expect(throws: StoreError.self) {
            try await house.store.queue(email.id, withoutObjectors: true, by: house.ada.viewer)
        }

        #expect(try await house.read(email.id).recipients.count == 1)
    }

    @Test func isNotHeldOnceACopyLeft() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        try await house.store.queue(email.id, by: house.ada.viewer)
        try await house.store.deliverToSandbox(
            CopyReference(email: email.id, recipient: 0),
            recipient: "maria@buyer.test",
            subject: "Your quote",
            bytes: [65]
        )

        try await house.store.hold(email.id, reason: "Too large.")

        #expect(try await house.read(email.id).status == .sending)
    }
}
