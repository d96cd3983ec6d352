internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct MergeTests {
    @Test func twoBecomeOneWithAllThatIsKnownAndAllTheirMail() async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await store.addContact(name: "Maria", address: "maria@x.test") { $0.title = "Boss" }
        let other = try await store.addContact(name: "M. Ochoa", address: "mo@y.test", phone: "112") {
            $0.otherAddresses = ["m3@y.test"]
        }
        let filler = try await store.addOpportunity(name: "Filler") { $0.contacts = [other.id] }
        let email = try await house.sent(to: ["mo@y.test"])
        var about = try house.draft(to: ["z@z.test"])
        about.regarding = RecordID(uuid: other.id.uuid)
        let draft = try await store.createDraft(about, by: house.ada.viewer)

        let one = try await store.mergeContacts(maria.id, with: other.id, taking: [.name, .address], by: house.ada.id)

        #expect(one.id == maria.id)
        #expect(one.name == "M. Ochoa")
        #expect(one.title == "Boss")
        #expect(one.phone == "112")
        #expect(one.addresses == ["mo@y.test", "m3@y.test", "maria@x.test"])
        #expect(try await store.contact(address: "mo@y.test")?.id == maria.id)
        #expect(try await store.contact(other.id)?.mergedInto == maria.id)
        #expect(try await store.contacts(matching: "", after: nil, limit: 9).map(\.id).contains(other.id) == false)
        #expect(try await store.opportunity(filler.id)?.contacts == [maria.id])
        #expect(try await house.read(draft.id).regarding?.record == .contact(maria.id))
        #expect(try await house.read(email.id).recipients.first?.contact == maria.id)
        #expect(try await store.emails(to: maria.id, viewer: house.ada.viewer, limit: 9).count == 2)
        #expect(try await store.record(RecordID(uuid: other.id.uuid))?.record == .contact(maria.id))
        let audited = try await store.auditEntries(before: nil, limit: 9).filter { $0.action == .contactsMerged }
        #expect(audited.map(\.user) == [house.ada.id])
    }

    @Test func undoingGivesBackWhatTheOtherHad() async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await store.addContact(name: "Maria", address: "maria@x.test")
        let other = try await store.addContact(name: "Mo", address: "mo@y.test", phone: "112", preference: .disallow)
        let filler = try await store.addOpportunity(name: "Filler") { $0.contacts = [other.id] }
        let shared = try await store.addOpportunity(name: "Shared") { $0.contacts = [maria.id, other.id] }
        var about = try house.draft(to: ["z@z.test"])
        about.regarding = RecordID(uuid: other.id.uuid)
        let draft = try await store.createDraft(about, by: house.ada.viewer)
        try await store.mergeContacts(maria.id, with: other.id, taking: [.name], by: nil)
        #expect(try await store.contact(maria.id)?.preference == .disallow)
        // What was changed since stays.
        try await store.updateContact(maria.id, by: nil) { $0.title = "Boss" }

        let back = try await store.separateContact(other.id, by: nil)

        #expect(back == other)
        let left = try #require(try await store.contact(maria.id))
        #expect(left.name == "Maria")
        #expect(left.title == "Boss")
        #expect(left.phone.isEmpty)
        #expect(left.addresses == ["maria@x.test"])
        #expect(left.preference == .allow)
        #expect(try await store.opportunity(filler.id)?.contacts == [other.id])
        #expect(try await store.opportunity(shared.id)?.contacts == [maria.id, other.id])
        #expect(try await house.read(draft.id).regarding?.record == .contact(other.id))
        #expect(try await store.suggestions("mo@", for: house.ada.viewer, limit: 5) == [other])
        await #expect(throws: StoreError.notFound) { try await store.separateContact(other.id, by: nil) }
    }

    @Test func whoWasMergedTwiceIsFoundAtTheLastOne() async throws {
        let house = try await House.open()
        let store = house.store
        var people: [ContactID] = []
        for name in ["a", "b", "c"] {
            people.append(try await store.addContact(name: name, address: "\(name)@x.test").id)
        }

        try await store.mergeContacts(people[1], with: people[0], by: nil)
        try await store.mergeContacts(people[2], with: people[1], by: nil)
        #expect(try await store.contact(people[0])?.mergedInto == people[2])
        #expect(try await store.contact(people[2])?.addresses == ["c@x.test", "b@x.test", "a@x.test"])
        await #expect(throws: StoreError.self) { try await store.separateContact(people[0], by: nil) }
        try await store.separateContact(people[1], by: nil)

        #expect(try await store.contact(people[0])?.mergedInto == people[1])
        #expect(try await store.contact(people[1])?.addresses == ["b@x.test", "a@x.test"])
        #expect(try await store.contact(people[2])?.addresses == ["c@x.test"])
        try await store.separateContact(people[0], by: nil)
        #expect(try await store.contact(people[1])?.addresses == ["b@x.test"])
    }

    @Test func onlyTwoWhoStandForThemselvesAreMerged() async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await store.addContact(name: "Maria", address: "maria@x.test").id
        let other = try await store.addContact(name: "Mo", address: "mo@x.test").id
        let third = try await store.addContact(name: "Third", address: "t@x.test").id
        try await store.mergeContacts(maria, with: other, by: nil)

        await #expect(throws: StoreError.self) { try await store.mergeContacts(third, with: third, by: nil) }
        await #expect(throws: StoreError.self) { try await store.mergeContacts(third, with: other, by: nil) }
        await #expect(throws: StoreError.notFound) { try await store.mergeContacts(other, with: third, by: nil) }
        await #expect(throws: StoreError.notFound) {
            try await store.updateContact(other, by: nil) { $0.name = "x" }
        }
    }

    struct Likeness: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let addresses: [String]
        var names = ["Maria", "Maria"]
        var accounts = [0, 0]
        let isPair: Bool
    }

    @Test(arguments: [
        Likeness(testDescription: "one name in one account", addresses: ["a@x.test", "b@y.test"], isPair: true),
        Likeness(
            testDescription: "case and accents",
            addresses: ["a@x.test", "b@y.test"],
            names: ["Zoë", "ZOE"],
            isPair: true
        ),
        Likeness(
            testDescription: "two accounts",
            addresses: ["a@x.test", "b@y.test"],
            accounts: [0, 1],
            isPair: false
        ),
        Likeness(testDescription: "two names", addresses: ["a@x.test", "b@y.test"], names: ["A", "B"], isPair: false),
        Likeness(
            testDescription: "behind a plus",
            addresses: ["a+shop@x.test", "A@x.test"],
            names: ["A", "B"],
            accounts: [0, 1],
            isPair: true
        ),
        Likeness(
            testDescription: "another domain",
            addresses: ["a@x.test", "a@y.test"],
            names: ["", ""],
            isPair: false
        ),
    ])
    func whoMayBeTheSameIsSuggested(_ example: Likeness) async throws {
        let house = try await House.open()
        var accounts: [AccountID] = []
        for name in ["One", "Two"] { accounts.append(try await house.store.addAccount(name: name, by: nil).id) }
        var people: [Contact] = []
        for (place, address) in example.addresses.enumerated() {
            let account = accounts[example.accounts[place]]
            let person = try await house.store.addContact(name: example.names[place], address: address) {
                $0.account = AccountReference(account)
            }
            people.append(person)
        }

        #expect(try await house.store.duplicates(of: people[0].id) == (example.isPair ? [people[1]] : []))
        let pairs = try await house.store.duplicates(limit: 9)
        #expect(pairs.map { Set([$0.first, $0.second]) } == (example.isPair ? [Set(people)] : []))
    }
}
