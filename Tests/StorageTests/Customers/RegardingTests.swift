internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct RegardingTests {
    private func draft(in house: House, about id: RecordID) throws -> Draft {
        var draft = try house.draft(to: ["maria@buyer.test"])
        draft.regarding = id
        return draft
    }

    @Test func anEmailKnowsWhatItIsAbout() async throws {
        let house = try await House.open()
        let filler = try await house.store.addOpportunity(name: "Filler")
        var draft = try house.draft(to: ["maria@buyer.test"])
        draft.regarding = RecordID(uuid: filler.id.uuid)

        let email = try await house.store.createDraft(draft, by: house.ada.viewer)
        #expect(email.regarding?.record == .opportunity(filler.id))
        #expect(email.regarding?.name == "Filler")
        draft.regarding = nil
        let changed = try await house.store.updateDraft(email.id, to: draft, expecting: nil, by: house.ada.viewer)
        #expect(changed.regarding == nil)
    }

    @Test func whatIsUnknownIsRefusedAtItsPlace() async throws {
        let house = try await House.open()
        let draft = try draft(in: house, about: .new(at: house.clock.now))
        let message = RawSubmission(bytes: [1], content: draft, obstacle: nil)

        let problem = "There is no contact, account or opportunity with this id. Mend it, or leave it out."
        await #expect(throws: StoreError.invalid(field: "regarding", problem: problem)) {
            try await house.store.createDraft(draft, by: house.ada.viewer)
        }
        let error = await #expect(throws: StoreError.self) {
            try await house.store.take(message, by: house.ada.viewer)
        }
        #expect(error?.description.contains("X-Inkling-Regarding") == true)
    }

    @Test func recordsShowTheirEmailsAndWhatBecameOfThem() async throws {
        let house = try await House.open()
        let account = try await house.store.addAccount(name: "Buyer", by: nil) { $0.domain = "buyer.test" }
        let maria = try await house.store.addContact(name: "Maria", address: "maria@buyer.test") {
            $0.otherAddresses = ["mo@home.test"]
        }
        let filler = try await house.store.addOpportunity(name: "Filler") { $0.account = AccountReference(account.id) }
        var about = try house.draft(to: ["x@other.test"])
        about.regarding = RecordID(uuid: filler.id.uuid)
        let first = try await house.sent(to: ["maria@buyer.test", "tom@buyer.test"])
        let second = try await house.store.createDraft(about, by: house.ada.viewer)
        house.clock.advance(by: .seconds(1))
        let third = try await house.sent(to: ["MO@home.test"])
        try await house.store.record([.make(of: first.id, at: house.clock.now)], upTo: .start.next, of: "a")
        func emails(_ record: Record, for user: User) async throws -> [EmailID] {
            try await house.store.emails(of: record, viewer: user.viewer, limit: 9).map(\.id)
        }

        #expect(try await emails(.contact(maria.id), for: house.ada) == [third.id, first.id])
        let ofAll = try await emails(.account(account.id), for: house.ada)
        #expect(ofAll.count == 3 && Set(ofAll) == [first.id, second.id, third.id])
        #expect(ofAll.first == third.id)
        let record = Record.account(account.id)
        let newest = try await house.store.emails(of: record, viewer: house.ada.viewer, limit: 1)
        let place = try #require(newest.first).cursor
        let behind = try await house.store.emails(of: record, viewer: house.ada.viewer, after: place, limit: 9)
        #expect((newest + behind).map(\.id) == ofAll)
        #expect(try await emails(.opportunity(filler.id), for: house.ada) == [second.id])
        #expect(try await emails(.contact(maria.id), for: house.ben).isEmpty)
        #expect(try await emails(.contact(maria.id), for: house.administrator).count == 2)
        let ofMaria = try await house.store.totals(of: .contact(maria.id), viewer: house.ada.viewer)
        #expect(ofMaria.sent == 2)
        #expect(ofMaria.followed == 2)
        #expect(ofMaria.opened == 1)
        #expect(ofMaria.lastOpened != nil)
        let ofBuyer = try await house.store.totals(of: .account(account.id), viewer: house.ada.viewer)
        #expect(ofBuyer.sent == 3)
        #expect(ofBuyer.opened == 1)
        #expect(try await house.store.totals(of: .opportunity(filler.id), viewer: house.ada.viewer) == RecordTotals())
        #expect(try await house.store.totals(of: .contact(maria.id), viewer: house.ben.viewer) == RecordTotals())
    }

    @Test func recordsKnowWhatLeavesNext() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let account = try await store.addAccount(name: "Buyer", by: nil) { $0.domain = "buyer.test" }
        let maria = try await store.addContact(name: "Maria", address: "maria@buyer.test")
        let filler = try await store.addOpportunity(name: "Filler") { $0.account = AccountReference(account.id) }
        func next(_ record: Record, for user: User? = nil) async throws -> Instant? {
            try await store.totals(of: record, viewer: (user ?? house.ada).viewer).scheduledFor
        }
        func schedule(_ draft: Draft, in seconds: Int) async throws -> Instant {
            let email = try await store.createDraft(draft, by: ada)
            let moment = house.clock.now + .seconds(seconds)
            try await store.queue(email.id, at: moment, by: ada)
            return moment
        }
        #expect(try await next(.contact(maria.id)) == nil)

        let last = try await schedule(house.draft(to: ["tom@buyer.test", "maria@buyer.test"]), in: 900)
        #expect(try await next(.contact(maria.id)) == last)
        #expect(try await next(.account(account.id)) == last)
        #expect(try await next(.opportunity(filler.id)) == nil)

        var about = try house.draft(to: ["x@other.test"])
        about.regarding = RecordID(uuid: filler.id.uuid)
        let first = try await schedule(about, in: 600)
        #expect(try await next(.opportunity(filler.id)) == first)
        #expect(try await next(.account(account.id)) == first)
        #expect(try await next(.contact(maria.id)) == last)
        #expect(try await next(.account(account.id), for: house.ben) == nil)
        #expect(try await next(.account(account.id), for: house.administrator) == first)
    }

    @Test func anAdministratorsLookAtTheMailOfOthersIsAudited() async throws {
        let house = try await House.open()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@buyer.test")
        let own = try await house.store.addContact(name: "Tom", address: "tom@other.test")
        try await house.sent()
        try await house.answer(from: "maria@buyer.test")
        let (store, administrator) = (house.store, house.administrator.viewer)
        let listings = {
            try await store.auditEntries(before: nil, limit: 50)
                .filter { $0.action == .emailsListedByAdministrator }.map(\.user)
        }

        _ = try await store.emails(of: .contact(maria.id), viewer: house.ada.viewer, limit: 9)
        _ = try await store.replies(from: maria.id, viewer: house.ada.viewer, limit: 9)
        _ = try await store.emails(of: .contact(own.id), viewer: administrator, limit: 9)
        _ = try await store.totals(of: .contact(maria.id), viewer: administrator)
        #expect(try await listings().isEmpty, "figures open no mail")

        #expect(try await store.emails(of: .contact(maria.id), viewer: administrator, limit: 9).count == 1)
        #expect(try await listings() == [house.administrator.id])
        house.clock.advance(by: .seconds(3_600))
        #expect(try await store.replies(from: maria.id, viewer: administrator, limit: 9).count == 1)
        #expect(try await listings().count == 2)
    }

    @Test func theAnswersOfAPersonAreFound() async throws {
        let house = try await House.open()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@buyer.test")
        try await house.sent()
        try await house.answer(from: "maria@buyer.test")

        let answers = try await house.store.replies(from: maria.id, viewer: house.ada.viewer, limit: 5)

        #expect(answers.map(\.subject) == ["Re: Your quote"])
        #expect(try await house.store.replies(from: maria.id, viewer: house.ben.viewer, limit: 5).isEmpty)
        #expect(try await house.store.totals(of: .contact(maria.id), viewer: house.ada.viewer).answered == 1)
    }

    @Test func anAnswerGoesOnAboutTheSame() async throws {
        let house = try await House.open()
        let filler = try await house.store.addOpportunity(name: "Filler")
        var draft = try house.draft(to: ["maria@buyer.test"])
        draft.regarding = RecordID(uuid: filler.id.uuid)
        let made = try await house.store.createDraft(draft, by: house.ada.viewer)
        let email = try await house.send(made.id)
        try await house.answer(from: "maria@buyer.test")
        let replies = try await house.store.replies(of: email.id, viewer: house.ada.viewer, limit: 5)
        let reply = try #require(replies.first)

        let answer = try await house.store.createAnswer(
            to: reply.id,
            of: email.id,
            toAll: false,
            by: house.ada.viewer
        )

        #expect(answer.regarding?.name == "Filler")
        #expect(try await house.store.totals(of: .opportunity(filler.id), viewer: house.ada.viewer).answered == 1)
    }

    @Test(arguments: [
        ("mar", ["Maria Ochoa", "Maritime", "Margin"]), ("filler", []), ("", []), ("ocho", ["Maria Ochoa"]),
    ])
    func suggestionsMixWhatThereIs(text: String, names: [String]) async throws {
        let house = try await House.open()
        try await house.store.addContact(name: "Maria Ochoa", address: "maria@buyer.test")
        try await house.store.addAccount(name: "Maritime", by: nil)
        try await house.store.addOpportunity(name: "Margin")

        let found = try await house.store.recordSuggestions(text, for: house.ada.viewer, limit: 9)

        #expect(found.map(\.name) == names)
    }

    @Test(arguments: [
        ("maria ochoa", 1), ("MARIA@buyer.test", 1), ("buyer.test", 1), ("Twice", 2), ("nobody", 0), ("", 0),
    ])
    func whatIsNamedExactlyIsFound(text: String, count: Int) async throws {
        let house = try await House.open()
        try await house.store.addContact(name: "Maria Ochoa", address: "maria@buyer.test")
        try await house.store.addAccount(name: "Twice", by: nil) { $0.domain = "buyer.test" }
        try await house.store.addOpportunity(name: "Twice")

        #expect(try await house.store.records(named: text).count == count)
    }
}
