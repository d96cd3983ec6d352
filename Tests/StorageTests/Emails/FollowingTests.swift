internal import Engagement
internal import Mail
internal import Storage
internal import Testing

@Suite struct FollowingTests {
    @Test func asksThePreferencesOfThisMoment() async throws {
        let house = try await House.open()
        let contact = try await house.store.addContact(name: "", address: "maria@buyer.test")
        let draft = try house.draft(to: ["tom@buyer.test"], bcc: ["MARIA@buyer.test"])
        let email = try await house.store.createDraft(draft, by: house.ada.viewer)
        #expect(try await house.store.following(draft).state == .on)

        try await house.store.updateContact(contact.id, preference: .disallow, by: house.ada.id)

        let decision = try await house.store.following(draft)
        #expect(decision.state == .blocked)
        #expect(decision.blockedBy == ["MARIA@buyer.test"])
        #expect(try await house.read(email.id).following == decision)
    }

    @Test func ofAListIsThatOfEachOfOnesOwn() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let maria = try await store.addContact(name: "", address: "maria@buyer.test")
        let first = try await store.createDraft(house.draft(to: ["maria@buyer.test"]), by: ada)
        let second = try await store.createDraft(house.draft(to: ["tom@buyer.test"]), by: ada)
        try await store.updateContact(maria.id, preference: .disallow, by: house.ada.id)

        let found = try await store.following(of: [first.id, second.id], viewer: ada)

        #expect(found.mapValues(\.state) == [first.id: .blocked, second.id: .on])
        let read = try await house.read(first.id)
        #expect(found[first.id] == read.following)
        #expect(try await store.following(of: [first.id], viewer: house.ben.viewer).isEmpty)
    }

    @Test func isOffWhileTheWorkspaceIs() async throws {
        let house = try await House.open(isFollowingOn: false)
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)

        #expect(email.following.state == .off)
        #expect(try await house.store.following(house.draft()).state == .off)
    }

    struct Text: Sendable, CustomTestStringConvertible {
        let html: String?
        let text: String?
        let state: FollowingState
        var testDescription: String { "HTML \(html ?? "none"), text \(text ?? "none")" }
    }

    @Test(arguments: [
        Text(html: "<p>x</p>", text: nil, state: .on),
        Text(html: "<p>x</p>", text: "x", state: .on),
        Text(html: nil, text: "x", state: .off),
        Text(html: " \n", text: "x", state: .off),
        Text(html: nil, text: nil, state: .on),
        Text(html: "", text: " ", state: .on),
    ])
    func needsHTMLOnceSomethingIsWritten(_ example: Text) async throws {
        let house = try await House.open()
        var draft = try house.draft(html: example.html)
        draft.text = example.text

        let email = try await house.store.createDraft(draft, by: house.ada.viewer)

        #expect(try await house.store.following(draft).state == example.state)
        #expect(email.following.state == example.state)
    }

    @Test func keepsWhatWasDecidedAtSending() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(to: ["a@x.test", "b@x.test"]), by: house.ada.viewer)
        try await house.store.queue(email.id, by: house.ada.viewer)
        let prepared = house.prepared(links: 0, state: .blocked, blockedBy: ["B@x.test"])

        try await house.store.beginSending(email.id, prepared: prepared)

        let decision = try await house.read(email.id).following
        #expect(decision.state == .blocked)
        #expect(decision.blockedBy == ["b@x.test"])
        #expect(decision.reason == "A reason.")
    }
}
