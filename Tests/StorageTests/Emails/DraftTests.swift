internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

@Suite struct DraftTests {
    @Test func keepsEverythingThatWasWritten() async throws {
        let house = try await House.open()
        let contact = try await house.store.addContact(name: "Maria", address: "maria@buyer.test")
        var draft = try house.draft(
            to: ["Maria@buyer.test", "tom@buyer.test"],
            cc: ["cc@buyer.test"],
            bcc: ["bcc@buyer.test"],
            subject: "Grüße \u{1F600}\tfor you"
        )
        draft.text = "Hello"
        draft.wish = false

        let email = try await house.store.createDraft(draft, by: house.ada.viewer)

        #expect(email.seller == house.ada.id)
        #expect(email.status == .draft)
        #expect(email.from == draft.from)
        #expect(email.recipients.map(\.ordinal) == [0, 1, 2, 3])
        #expect(email.recipients.map(\.field) == [.to, .to, .cc, .bcc])
        #expect(email.recipients.map(\.address) == draft.recipients.map(\.address))
        #expect(email.recipients.map(\.contact) == [contact.id, nil, nil, nil])
        #expect(email.recipients.allSatisfy { $0.status == .waiting })
        #expect(email.subject == draft.subject)
        #expect(email.html == draft.html)
        #expect(email.text == "Hello")
        #expect(!email.isRawMessage)
        #expect(email.version == 1)
        #expect(email.createdAt == house.clock.now)
        #expect(email.totals == Totals())
        #expect(try await house.read(email.id) == email)
    }

    @Test func keepsADraftThatIsStillEmpty() async throws {
        let house = try await House.open()

        let email = try await house.store.createDraft(house.draft(to: [], subject: "", html: nil), by: house.ada.viewer)

        #expect(email.recipients.isEmpty)
        #expect(email.following.state == .on)
    }

    @Test func refusesASenderThatIsNotTheirs() async throws {
        let house = try await House.open()

        await #expect(throws: StoreError.senderNotAllowed("ada@seller.test")) {
            try await house.store.createDraft(house.draft(), by: house.ben.viewer)
        }
        try await house.store.addSenderAddress("ADA@seller.test", to: house.ben.id, by: nil)
        try await house.store.createDraft(house.draft(), by: house.ben.viewer)
    }

    @Test func refusesMoreThanAHundredRecipients() async throws {
        let house = try await House.open()
        let many = (0..<101).map { "r\($0)@buyer.test" }

        await #expect(throws: StoreError.tooManyRecipients(limit: 100, given: 101)) {
            try await house.store.createDraft(house.draft(to: many), by: house.ada.viewer)
        }
        try await house.store.createDraft(house.draft(to: Array(many.dropLast())), by: house.ada.viewer)
    }

    @Test(arguments: ["a\r\nBcc: x@y.test", "a\nb", "a\rb", "a\u{0}b", "a\u{7F}b"])
    func refusesASubjectThatWouldBeginAnotherField(_ subject: String) async throws {
        let house = try await House.open()
        let problem = "Line breaks and control characters are not allowed here."

        await #expect(throws: StoreError.invalid(field: "subject", problem: problem)) {
            try await house.store.createDraft(house.draft(subject: subject), by: house.ada.viewer)
        }
    }

    @Test func replacesTheContentAndCountsVersions() async throws {
        let house = try await House.open()
        let first = try await house.store.createDraft(house.draft(to: ["a@x.test", "b@x.test"]), by: house.ada.viewer)
        house.clock.advance(by: .seconds(5))

        let second = try await house.store.updateDraft(
            first.id,
            to: house.draft(to: ["c@x.test"], subject: "New", html: nil),
            expecting: 1,
            by: house.ada.viewer
        )
        let third = try await house.store.updateDraft(first.id, to: house.draft(), expecting: nil, by: house.ada.viewer)

        #expect(second.version == 2)
        #expect(second.subject == "New")
        #expect(second.html == nil)
        #expect(second.recipients.map(\.address.address) == ["c@x.test"])
        #expect(second.createdAt == first.createdAt)
        #expect(second.updatedAt == house.clock.now)
        #expect(third.version == 3)
    }

    @Test func refusesToOverwriteWhatItDidNotSee() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        try await house.store.updateDraft(email.id, to: house.draft(subject: "B"), expecting: 1, by: house.ada.viewer)

        await #expect(throws: StoreError.versionConflict(current: 2)) {
            try await house.store.updateDraft(email.id, to: house.draft(), expecting: 1, by: house.ada.viewer)
        }

        #expect(try await house.read(email.id).subject == "B")
    }

    @Test func letsNobodyElseChangeADraft() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        let refusals: [(User, StoreError)] = [
            (house.ben, .notFound), (house.manager, .notFound), (house.administrator, .notYours),
        ]

        for (user, refusal) in refusals {
            await #expect(throws: refusal) {
                try await house.store.updateDraft(email.id, to: house.draft(), expecting: nil, by: user.viewer)
            }
            await #expect(throws: refusal) { try await house.store.deleteDraft(email.id, by: user.viewer) }
            await #expect(throws: refusal) { try await house.store.queue(email.id, by: user.viewer) }
        }

        #expect(try await house.read(email.id) == email)
    }

    @Test func changesNothingThatWasSent() async throws {
        let house = try await House.open()
        let email = try await house.sent()

        await #expect(throws: StoreError.notADraft) {
            try await house.store.updateDraft(email.id, to: house.draft(), expecting: nil, by: house.ada.viewer)
        }
        await #expect(throws: StoreError.notADraft) {
            try await house.store.deleteDraft(email.id, by: house.ada.viewer)
        }
    }
}
