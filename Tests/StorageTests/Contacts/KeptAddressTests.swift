internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

/// Whoever says no keeps their addresses, for what they said is found by them.
@Suite struct KeptAddressTests {
    /// In which way somebody says no.
    enum Refusal: String, CaseIterable, Sendable {
        case disallowed
        case silenced
        case stopped
        case ofTheirAccount
    }

    // Maria, who has two addresses, got a followed email at each, and said no since.
    private func maria(_ refusal: Refusal, in house: House) async throws -> ContactID {
        let store = house.store
        let maria = try await store.addContact(name: "Maria", address: "maria@x.test") {
            $0.otherAddresses = ["mo@y.test"]
        }
        let email = try await house.sent(to: ["maria@x.test"])
        try await house.sent(to: ["mo@y.test"])
        switch refusal {
        case .disallowed: try await store.updateContact(maria.id, preference: .disallow, by: house.ada.id)
        case .silenced: try await store.silence(maria.id, by: house.ada.id)
        case .stopped: try await store.stopFollowing(CopyReference(email: email.id, recipient: 0))
        case .ofTheirAccount:
            let account = try await store.addAccount(name: "X", by: nil) { $0.preference = .disallow }
            try await store.updateContact(maria.id, by: nil) { $0.account = AccountReference(account.id) }
        }
        return maria.id
    }

    @Test(arguments: Refusal.allCases)
    func aFirstAddressThatChangesStaysAFurtherOne(refusal: Refusal) async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await maria(refusal, in: house)
        let silenced = try await store.edgeState().silencedCopies

        let moved = try await store.updateContact(maria, by: house.ben.id) { $0.address = "new@z.test" }

        #expect(moved.addresses == ["new@z.test", "mo@y.test", "maria@x.test"])
        for address in moved.addresses {
            #expect(try await store.following(house.draft(to: [address])).state == .blocked, "\(address)")
        }
        #expect(try await store.edgeState().silencedCopies == silenced)
        let audited = try await store.auditEntries(before: nil, limit: 99).filter { $0.action == .addressesChanged }
        #expect(audited.map(\.user) == [house.ben.id])
        #expect(audited.map(\.subject) == [maria.description])
    }

    @Test(arguments: Refusal.allCases)
    func noneOfThemIsTakenOut(refusal: Refusal) async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await maria(refusal, in: house)
        let before = try await store.contact(maria)

        let error = await #expect(throws: StoreError.self) {
            try await store.updateContact(maria, by: house.ben.id) { contact in
                contact.otherAddresses = []
                contact.name = "Mo"
            }
        }

        guard case .invalid("otherAddresses", let problem) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problem.contains("mo@y.test"))
        #expect(try await store.contact(maria) == before)
        #expect(try await store.following(house.draft(to: ["mo@y.test"])).state == .blocked)
    }

    @Test func theirAddressesMayChangePlaces() async throws {
        let house = try await House.open()
        let maria = try await maria(.silenced, in: house)

        let turned = try await house.store.updateContact(maria, by: nil) { contact in
            contact.address = "MO@y.test"
            contact.otherAddresses = []
        }

        #expect(turned.addresses == ["MO@y.test", "maria@x.test"])
    }

    @Test func whoAllowsItAgainLosesAnAddressAsAnybody() async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await maria(.stopped, in: house)
        try await store.updateContact(maria, preference: .allow, by: house.ada.id)
        // They are silenced still.
        await #expect(throws: StoreError.self) {
            try await store.updateContact(maria, by: nil) { $0.otherAddresses = [] }
        }
        try await store.unsilence(maria, by: house.ada.id)

        let left = try await store.updateContact(maria, by: nil) { $0.otherAddresses = [] }

        #expect(left.addresses == ["maria@x.test"])
        #expect(try await store.following(house.draft(to: ["mo@y.test"])).state == .on)
        let actions = try await store.auditEntries(before: nil, limit: 99).map(\.action)
        #expect(!actions.contains(.addressesChanged))
    }

    @Test func whoHasAsManyAsThereMayBeIsToldWhatToDo() async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await store.addContact(name: "Maria", address: "m0@x.test", preference: .disallow) { contact in
            contact.otherAddresses = (1..<Contact.maximumAddresses).map { "m\($0)@x.test" }
        }

        let error = await #expect(throws: StoreError.self) {
            try await store.updateContact(maria.id, by: nil) { $0.address = "new@x.test" }
        }

        guard case .invalid("address", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await store.contact(maria.id) == maria)
    }

    @Test func aNoInTheSameChangeCoversTheAddressThatIsLeft() async throws {
        let house = try await House.open()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@x.test")

        let moved = try await house.store.updateContact(maria.id, by: nil) { contact in
            contact.address = "new@x.test"
            contact.preference = .disallow
        }

        #expect(moved.addresses == ["new@x.test", "maria@x.test"])
    }
}
