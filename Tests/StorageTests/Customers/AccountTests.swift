internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

@Suite struct AccountTests {
    @Test func isFoundChangedAndSortedByName() async throws {
        let house = try await House.open()
        let store = house.store

        let buyer = try await store.addAccount(name: "Buyer", by: nil) { account in
            account.domain = "@Buyer.TEST"
            account.phone = "0049 30/123"
            account.postalAddress = "\n Hall 3 \nBerlin\n\n"
        }
        house.clock.advance(by: .seconds(1))
        let other = try await store.addAccount(name: "Äpfel", by: nil)
        let renamed = try await store.updateAccount(other.id, by: nil) { $0.name = "Apfel GmbH" }

        #expect(buyer.domain == "buyer.test")
        #expect(buyer.phone == "+49 30 123")
        #expect(buyer.postalAddress == "Hall 3\nBerlin")
        #expect(try await store.account(buyer.id) == buyer)
        #expect(try await store.accounts(RecordQuery()) == [renamed, buyer])
        #expect(try await store.accounts(RecordQuery(order: .newest)) == [renamed, buyer])
        #expect(try await store.accounts(RecordQuery(text: "BUYER.t")) == [buyer])
        #expect(try await store.accounts(RecordQuery(after: renamed.id)) == [buyer])
    }

    @Test(arguments: [
        ("domain", "gmail.com"), ("domain", "no domain"), ("domain", "localhost"), ("phone", "call"), ("name", "  "),
        ("postalAddress", String(repeating: "a\n", count: 11)), ("domain", "buyer.test"),
    ])
    func whatIsWrongIsRefusedAtItsPlace(field: String, text: String) async throws {
        let house = try await House.open()
        try await house.store.addAccount(name: "First", by: nil) { $0.domain = "buyer.test" }

        let error = await #expect(throws: StoreError.self) {
            try await house.store.addAccount(name: field == "name" ? text : "Second", by: nil) { account in
                switch field {
                case "domain": account.domain = text
                case "phone": account.phone = text
                case "postalAddress": account.postalAddress = text
                default: break
                }
            }
        }

        guard case .invalid(let place, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(place == field)
    }

    @Test func peopleWithItsDomainBelongToIt() async throws {
        let house = try await House.open()
        let before = try await house.store.addContact(name: "", address: "early@buyer.test")
        let similar = try await house.store.addContact(name: "", address: "x@notbuyer.test")
        let account = try await house.store.addAccount(name: "Buyer", by: nil) { $0.domain = "buyer.test" }
        let after = try await house.store.addContact(name: "", address: "late@buyer.test")
        let elsewhere = try await house.store.addContact(name: "", address: "home@gmail.com")
        try await house.sent(to: ["new@buyer.test"])

        let people = try await house.store.contacts(of: account.id, limit: 9)

        #expect(people.map(\.address) == ["early@buyer.test", "late@buyer.test", "new@buyer.test"])
        #expect(try await house.store.contact(before.id)?.account?.name == "Buyer")
        #expect(after.account?.id == account.id)
        #expect(elsewhere.account == nil)
        #expect(try await house.store.contact(similar.id)?.account == nil)
    }

    @Test func whatItsPeopleAllowFollowsItsWordAtOnce() async throws {
        let house = try await House.open()
        let account = try await house.store.addAccount(name: "Buyer", by: nil) { $0.domain = "buyer.test" }
        try await house.store.addContact(name: "", address: "known@buyer.test")
        let known = try await house.store.createDraft(house.draft(to: ["known@buyer.test"]), by: house.ada.viewer)
        // Nobody knows them yet, but they will belong to it.
        let new = try await house.store.createDraft(house.draft(to: ["new@buyer.test"]), by: house.ada.viewer)
        let other = try await house.store.createDraft(house.draft(to: ["x@other.test"]), by: house.ada.viewer)
        func states() async throws -> [FollowingState] {
            var states: [FollowingState] = []
            for id in [known.id, new.id, other.id] { states.append(try await house.read(id).following.state) }
            return states
        }

        #expect(try await states() == [.on, .on, .on])
        try await house.store.updateAccount(account.id, by: house.ada.id) { $0.preference = .disallow }
        #expect(try await states() == [.blocked, .blocked, .on])
        #expect(try await house.read(new.id).following.blockedBy == ["new@buyer.test"])
        let standing = try await house.store.standing(of: Address(name: nil, address: "new@buyer.test"))
        #expect(standing.contact == nil && standing.account?.id == account.id && standing.objections == [.account])
        #expect(try await house.store.following(house.draft(to: ["new@buyer.test"])).state == .blocked)
        // On its way it is decided once more, with what is stored then.
        try await house.store.queue(known.id, by: house.ada.viewer)
        #expect(try await house.store.outgoing(known.id)?.copies.map(\.objections) == [[.account]])
        // Being off the lists does not make it a yes.
        try await house.store.archiveAccount(account.id)
        #expect(try await states().suffix(2) == [.blocked, .on])
        try await house.store.updateAccount(account.id, by: house.ada.id) { $0.preference = .allow }
        #expect(try await states().suffix(2) == [.on, .on])
        let audited = try await house.store.auditEntries(before: nil, limit: 9).filter {
            $0.action == .accountPreferenceChanged
        }
        #expect(audited.map(\.subject) == [account.id.description, account.id.description])
    }

    @Test func whatWasArchivedComesBackUnlessItsDomainWentToAnother() async throws {
        let house = try await House.open()
        let first = try await house.store.addAccount(name: "First", by: nil) { $0.domain = "buyer.test" }

        try await house.store.archiveAccount(first.id)
        #expect(try await house.store.accounts(RecordQuery()).isEmpty)
        #expect(try await house.store.accounts(RecordQuery(isArchive: true)).map(\.id) == [first.id])
        try await house.store.archiveAccount(first.id, false)
        #expect(try await house.store.accounts(RecordQuery()) == [first])
        try await house.store.archiveAccount(first.id)
        try await house.store.addAccount(name: "Second", by: nil) { $0.domain = "buyer.test" }

        await #expect(throws: StoreError.self) { try await house.store.archiveAccount(first.id, false) }
        await #expect(throws: StoreError.notFound) { try await house.store.archiveAccount(.new(at: house.clock.now)) }
    }
}
