internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct ConsentTests {
    private let house: House
    private let maria: ContactID
    private var store: Store { house.store }

    init() async throws {
        house = try await House.open()
        maria = try await house.store.addContact(name: "Maria", address: "maria@buyer.test").id
        var settings = try await house.store.settings()
        settings.consentMode = .optIn
        try await house.store.updateSettings(settings, by: house.administrator.id)
    }

    private func record() async throws -> Consent {
        try await store.recordConsent(
            of: maria,
            givenAt: house.clock.now - .seconds(60),
            manner: " By a tick in the form ",
            words: "You may see whether I read your mail.\n",
            by: house.ada.id
        )
    }

    private func state() async throws -> FollowingState {
        try await store.following(house.draft()).state
    }

    @Test func onlyARecordedConsentAllowsWherePeopleAreAsked() async throws {
        #expect(try await state() == .blocked)

        let consent = try await record()

        #expect(try await state() == .on)
        #expect(try await store.contact(maria)?.hasConsent == true)
        #expect(consent.manner == "By a tick in the form")
        #expect(consent.words == "You may see whether I read your mail.")
        #expect(try await store.consents(of: maria) == [consent])
    }

    @Test func aWithdrawnConsentAllowsNothingAndStaysOnRecord() async throws {
        let consent = try await record()
        house.clock.advance(by: .seconds(60))

        let withdrawn = try await store.withdrawConsent(consent.id, of: maria, by: house.ben.id)

        #expect(try await state() == .blocked)
        #expect(withdrawn.withdrawal == Consent.Withdrawal(at: house.clock.now, by: house.ben.id))
        #expect(try await store.consents(of: maria) == [withdrawn])

        let again = try await store.reinstateConsent(consent.id, of: maria, by: house.ben.id)
        #expect(again == consent)
        #expect(try await state() == .on)
    }

    @Test func noChangeOfPreferenceTouchesIt() async throws {
        let consent = try await record()

        for preference in [Preference.disallow, .allow] {
            try await store.updateContact(maria, preference: preference, by: house.ada.id)
            #expect(try await state() == (preference == .allow ? .on : .blocked))
        }

        #expect(try await store.consents(of: maria) == [consent])
    }

    @Test func everyStepIsAudited() async throws {
        let consent = try await record()
        try await store.withdrawConsent(consent.id, of: maria, by: house.ben.id)
        try await store.withdrawConsent(consent.id, of: maria, by: house.ben.id)
        try await store.reinstateConsent(consent.id, of: maria, by: house.ben.id)

        // Entries of one instant come in no order.
        let entries = try await store.auditEntries(before: nil, limit: 99).filter { $0.subject == maria.description }
        #expect(Set(entries.map(\.action)) == [.consentReinstated, .consentWithdrawn, .consentRecorded])
        #expect(entries.count == 3)
    }

    @Test(arguments: [("", "words", "manner"), ("a form", " \n", "words")])
    func refusesAConsentWithoutProof(manner: String, words: String, field: String) async throws {
        await #expect {
            try await store.recordConsent(
                of: maria,
                givenAt: house.clock.now,
                manner: manner,
                words: words,
                by: house.ada.id
            )
        } throws: { error in
            guard case StoreError.invalid(let wrong, _) = error else { return false }
            return wrong == field
        }
    }

    @Test func refusesAConsentThatIsStillAhead() async throws {
        await #expect(throws: StoreError.self) {
            try await store.recordConsent(
                of: maria,
                givenAt: house.clock.now + .seconds(1),
                manner: "a form",
                words: "yes",
                by: house.ada.id
            )
        }
    }

    @Test func knowsNoConsentOfSomebodyElse() async throws {
        let consent = try await record()
        let jonas = try await store.addContact(name: "Jonas", address: "jonas@buyer.test")

        await #expect(throws: StoreError.notFound) {
            try await store.withdrawConsent(consent.id, of: jonas.id, by: house.ada.id)
        }
    }
}
