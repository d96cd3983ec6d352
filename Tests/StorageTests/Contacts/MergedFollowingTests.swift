internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

/// What becomes of silence, consents and objections where people have several addresses, are merged, or belong to an account.
@Suite struct MergedFollowingTests {
    private func state(_ address: String, in house: House) async throws -> FollowingState {
        try await house.store.following(house.draft(to: [address])).state
    }

    @Test func aSilencedPersonIsSilencedAtEveryAddress() async throws {
        let house = try await House.open()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@x.test") {
            $0.otherAddresses = ["mo@y.test"]
        }
        let email = try await house.sent(to: ["mo@y.test"])

        try await house.store.silence(maria.id, by: house.ada.id)

        let copy = CopyReference(email: email.id, recipient: 0)
        #expect(try await house.store.edgeState().silencedCopies == [copy])
        #expect(try await house.store.facts(for: [copy])[copy]?.isSilenced == true)
        #expect(try await state("mo@y.test", in: house) == .blocked)
    }

    @Test func whoStopsAtTheirSecondAddressStopsAtAll() async throws {
        let house = try await House.open()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@x.test") {
            $0.otherAddresses = ["mo@y.test"]
        }
        let email = try await house.sent(to: ["mo@y.test"])

        try await house.store.stopFollowing(CopyReference(email: email.id, recipient: 0))

        #expect(try await house.store.contact(maria.id)?.preference == .disallow)
        #expect(try await state("maria@x.test", in: house) == .blocked)
    }

    @Test func mergingSilencesBothAndUndoingGivesItBack() async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await store.addContact(name: "Maria", address: "maria@x.test")
        let other = try await store.addContact(name: "Mo", address: "mo@y.test")
        try await store.silence(other.id, by: house.ada.id)
        try await store.recordConsent(
            of: other.id,
            givenAt: house.clock.now,
            manner: "By a tick",
            words: "Yes",
            by: house.ada.id
        )

        let one = try await store.mergeContacts(maria.id, with: other.id, by: house.ada.id)
        #expect(one.silencedAt != nil)
        #expect(one.hasConsent)
        #expect(try await state("maria@x.test", in: house) == .blocked)

        let back = try await store.separateContact(other.id, by: house.ada.id)
        #expect(back.silencedAt != nil)
        #expect(back.hasConsent)
        let left = try #require(try await store.contact(maria.id))
        #expect(left.silencedAt == nil)
        #expect(!left.hasConsent)
    }

    @Test func whoStoppedWhileTheyWereOneIsStoppedOnBothSides() async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await store.addContact(name: "Maria", address: "maria@x.test")
        let other = try await store.addContact(name: "Mo", address: "mo@y.test")
        let email = try await house.sent(to: ["mo@y.test"])
        try await store.mergeContacts(maria.id, with: other.id, by: house.ada.id)
        try await store.stopFollowing(CopyReference(email: email.id, recipient: 0))

        let back = try await store.separateContact(other.id, by: house.ada.id)

        #expect(back.preference == .disallow)
        #expect(back.silencedAt != nil)
        #expect(try await store.contact(maria.id)?.silencedAt != nil)
        #expect(try await state("mo@y.test", in: house) == .blocked)
    }

    @Test func aNoThatIsSaidWhileTheyAreOneHoldsOnBothSides() async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await store.addContact(name: "Maria", address: "maria@x.test")
        let other = try await store.addContact(name: "Mo", address: "mo@y.test")
        try await store.mergeContacts(maria.id, with: other.id, by: house.ada.id)
        try await store.updateContact(maria.id, preference: .disallow, by: house.ada.id)

        let back = try await store.separateContact(other.id, by: house.ben.id)

        #expect(back.preference == .disallow)
        #expect(try await store.contact(maria.id)?.preference == .disallow)
        #expect(try await state("mo@y.test", in: house) == .blocked)
        let audited = try await store.auditEntries(before: nil, limit: 99).filter { $0.action == .preferenceChanged }
        #expect(Set(audited.map(\.subject)) == [maria.id.description, other.id.description])
    }

    @Test(arguments: [0, 1])
    func whoStopsHavingBeenSilencedIsSilencedOnBothSides(_ silenced: Int) async throws {
        let house = try await House.open()
        let store = house.store
        let maria = try await store.addContact(name: "Maria", address: "maria@x.test").id
        let other = try await store.addContact(name: "Mo", address: "mo@y.test").id
        let email = try await house.sent(to: ["mo@y.test"])
        try await store.silence([maria, other][silenced], by: house.ada.id)
        house.clock.advance(by: .seconds(60))
        try await store.mergeContacts(maria, with: other, by: house.ada.id)
        try await store.stopFollowing(CopyReference(email: email.id, recipient: 0))

        try await store.separateContact(other, by: house.ada.id)

        for id in [maria, other] {
            let person = try #require(try await store.contact(id))
            #expect(person.silencedAt != nil)
            #expect(person.preference == .disallow)
            #expect(person.stoppedAt == house.clock.now)
        }
    }

    @Test(arguments: [[], [MergeField.account]] as [Set<MergeField>])
    func aNoOfTheAccountThatIsLeftHoldsForTheOne(taking fields: Set<MergeField>) async throws {
        let house = try await House.open()
        let store = house.store
        let accounts = [
            try await store.addAccount(name: "A", by: nil) { $0.preference = fields.isEmpty ? .allow : .disallow }.id,
            try await store.addAccount(name: "B", by: nil) { $0.preference = fields.isEmpty ? .disallow : .allow }.id,
        ]
        let maria = try await store.addContact(name: "Maria", address: "maria@x.test") {
            $0.account = AccountReference(accounts[0])
        }
        let other = try await store.addContact(name: "Mo", address: "mo@y.test") {
            $0.account = AccountReference(accounts[1])
        }

        let one = try await store.mergeContacts(maria.id, with: other.id, taking: fields, by: house.ada.id)

        #expect(one.account?.id == accounts[fields.isEmpty ? 0 : 1])
        #expect(one.preference == .disallow)
        #expect(try await state("maria@x.test", in: house) == .blocked)
        #expect(try await state("mo@y.test", in: house) == .blocked)
        #expect(try await store.separateContact(other.id, by: nil) == other)
        #expect(try await store.contact(maria.id) == maria)
    }

    @Test(arguments: ["maria@x.test", "new@buyer.example"])
    func aNoOfTheirAccountOutweighsAConsent(_ address: String) async throws {
        let house = try await House.open()
        let store = house.store
        let account = try await store.addAccount(name: "Buyer", by: nil) {
            $0.domain = "buyer.example"
            $0.preference = .disallow
        }
        let maria = try await store.addContact(name: "Maria", address: "maria@x.test") {
            $0.account = AccountReference(account.id)
        }
        try await store.recordConsent(
            of: maria.id,
            givenAt: house.clock.now,
            manner: "By a tick",
            words: "Yes",
            by: house.ada.id
        )

        #expect(try await state(address, in: house) == .blocked)
        let draft = try await store.createDraft(house.draft(to: [address]), by: house.ada.viewer)
        #expect(try await house.read(draft.id).following.state == .blocked)
    }
}
