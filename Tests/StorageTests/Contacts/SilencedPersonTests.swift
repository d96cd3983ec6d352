internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

@Suite struct SilencedPersonTests {
    private func isSilenced(_ email: Email, _ recipient: UInt16, in house: House) async throws -> Bool? {
        let copy = CopyReference(email: email.id, recipient: recipient)
        return try await house.store.facts(for: [copy])[copy]?.isSilenced
    }

    @Test func everyCopyThatWasSentToThemRecordsNothing() async throws {
        let house = try await House.open()
        let emails = [
            try await house.sent(to: ["maria@buyer.test", "tom@buyer.test"]), try await house.sent(),
        ]
        let draft = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        let maria = try #require(try await house.store.contact(address: "MARIA@buyer.test"))

        try await house.store.silence(maria.id, by: house.ben.id)

        let copies = Set(emails.map { CopyReference(email: $0.id, recipient: 0) })
        #expect(try await house.store.edgeState().silencedCopies == copies)
        #expect(try await isSilenced(emails[0], 0, in: house) == true)
        #expect(try await isSilenced(emails[0], 1, in: house) == false)
        #expect(try await house.read(draft.id).following.state == .blocked)
    }

    @Test func itCanBeTakenBackAndBothAreAudited() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let maria = try #require(try await house.store.contact(address: "maria@buyer.test"))

        try await house.store.silence(maria.id, by: house.ben.id)
        try await house.store.silence(maria.id, by: house.ben.id)
        try await house.store.unsilence(maria.id, by: house.ben.id)

        #expect(try await house.store.edgeState().silencedCopies.isEmpty)
        #expect(try await isSilenced(email, 0, in: house) == false)
        #expect(try await house.store.contact(maria.id)?.silencedAt == nil)
        let actions = try await house.store.auditEntries(before: nil, limit: 99).map(\.action)
        #expect(actions.filter { $0 == .personSilenced }.count == 1)
        #expect(actions.filter { $0 == .personUnsilenced }.count == 1)
    }

    @Test func theirStandingSaysWhoSilencedThem() async throws {
        let house = try await House.open()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@buyer.test")
        func standing() async throws -> Standing {
            try await house.store.standing(of: Address(name: nil, address: "MARIA@buyer.test"))
        }
        #expect(try await standing() == Standing(contact: maria))

        try await house.store.silence(maria.id, by: house.ada.id)
        try await house.store.unsilence(maria.id, by: house.ada.id)
        house.clock.advance(by: .seconds(60))
        try await house.store.silence(maria.id, by: house.ben.id)

        #expect(try await standing().objections == [.silenced])
        #expect(try await standing().silencedBy == house.ben.name)
        #expect(
            try await house.store.standing(of: Address(name: nil, address: "new@buyer.test")) == Standing(contact: nil)
        )
    }

    @Test func nobodyUnknownIsSilenced() async throws {
        let house = try await House.open()

        await #expect(throws: StoreError.notFound) {
            try await house.store.silence(ContactID.new(at: house.clock.now), by: house.ada.id)
        }
    }
}
