internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

@Suite struct EmailListTests {
    private func subjects(_ query: EmailQuery, _ user: User, in house: House) async throws -> [String] {
        try await house.store.emails(query, viewer: user.viewer).map(\.subject)
    }

    @Test func showsTheNewestFirstWithItsFirstRecipients() async throws {
        let house = try await House.open()
        try await house.sent(to: ["a@x.test"], subject: "Old")
        house.clock.advance(by: .seconds(1))
        let email = try await house.sent(to: (0..<5).map { "r\($0)@x.test" }, subject: "New")

        let list = try await house.store.emails(EmailQuery(), viewer: house.ada.viewer)

        #expect(list.map(\.subject) == ["New", "Old"])
        let line = try #require(list.first)
        #expect(line.id == email.id)
        #expect(line.recipients.map(\.address) == ["r0@x.test", "r1@x.test", "r2@x.test"])
        #expect(line.recipientCount == 5)
        #expect(line.status == .sent)
        #expect(line.wish)
        #expect(line.followingState == .on)
        #expect(line.sentAt == house.clock.now)
    }

    @Test func showsEverybodysToAdministratorsWhoAskForIt() async throws {
        let house = try await House.open()
        try await house.store.addSenderAddress("ada@seller.test", to: house.ben.id, by: nil)
        try await house.store.createDraft(house.draft(subject: "Ada's"), by: house.ada.viewer)
        house.clock.advance(by: .seconds(1))
        try await house.store.createDraft(house.draft(subject: "Ben's"), by: house.ben.viewer)

        #expect(try await subjects(EmailQuery(), house.ada, in: house) == ["Ada's"])
        #expect(try await subjects(EmailQuery(scope: .all), house.ada, in: house) == ["Ada's"])
        #expect(try await subjects(EmailQuery(scope: .all), house.manager, in: house).isEmpty)
        #expect(try await subjects(EmailQuery(), house.administrator, in: house).isEmpty)
        #expect(try await subjects(EmailQuery(scope: .all), house.administrator, in: house) == ["Ben's", "Ada's"])
    }

    @Test func filtersByStatusFollowingAndText() async throws {
        let house = try await House.open()
        try await house.sent(to: ["maria@buyer.test"], subject: "Angebot für Zoë")
        try await house.store.createDraft(house.draft(to: ["tom@x.test"], subject: "50% off"), by: house.ada.viewer)
        try await house.store.createDraft(house.draft(subject: "Private", wish: false), by: house.ada.viewer)
        let cases: [(EmailQuery, Set<String>)] = [
            (EmailQuery(), ["Angebot für Zoë", "50% off", "Private"]),
            (EmailQuery(statuses: [.draft]), ["50% off", "Private"]),
            (EmailQuery(statuses: [.sent, .failed]), ["Angebot für Zoë"]),
            (EmailQuery(followedOnly: true), ["Angebot für Zoë", "50% off"]),
            (EmailQuery(text: "ZOE"), ["Angebot für Zoë"]),
            (EmailQuery(text: "maria@"), ["Angebot für Zoë", "Private"]),
            (EmailQuery(text: "%"), ["50% off"]),
            (EmailQuery(statuses: [.draft], followedOnly: true, text: "tom"), ["50% off"]),
            (EmailQuery(text: "nothing"), []),
            (EmailQuery(limit: 0), []),
        ]

        for user in [house.ada, house.administrator] {
            for (query, expected) in cases {
                var query = query
                query.scope = .all
                #expect(try await Set(subjects(query, user, in: house)) == expected)
            }
        }
    }

    @Test func turnsPagesWithoutGapsOrRepeats() async throws {
        let house = try await House.open()
        for number in 0..<23 {
            // Some begin at the same moment, so that the id has to decide.
            if number.isMultiple(of: 3) { house.clock.advance(by: .seconds(1)) }
            try await house.store.createDraft(house.draft(subject: "\(number)"), by: house.ada.viewer)
        }

        for viewer in [house.ada.viewer, house.administrator.viewer] {
            var query = EmailQuery(scope: .all, limit: 10)
            var pages: [[EmailSummary]] = []
            repeat {
                let page = try await house.store.emails(query, viewer: viewer)
                pages.append(page)
                query.after = page.last?.cursor
            } while pages.last?.isEmpty == false
            #expect(pages.map(\.count) == [10, 10, 3, 0])
            #expect(Set(pages.joined().map(\.id)).count == 23)
            #expect(pages.joined().map(\.createdAt) == pages.joined().map(\.createdAt).sorted(by: >))
        }
    }

    @Test func showsTheEmailsOfAContact() async throws {
        let house = try await House.open()
        let first = try await house.sent(to: ["maria@buyer.test"], subject: "One")
        house.clock.advance(by: .seconds(1))
        try await house.sent(to: ["tom@x.test", "MARIA@buyer.test", "maria@buyer.test"], subject: "Two")
        try await house.sent(to: ["tom@x.test"], subject: "Other")
        let contact = try #require(first.recipients.first?.contact)

        let seen = { (user: User) in
            try await house.store.emails(to: contact, viewer: user.viewer, limit: 10).map(\.subject)
        }

        #expect(try await seen(house.ada) == ["Two", "One"])
        #expect(try await seen(house.administrator) == ["Two", "One"])
        #expect(try await seen(house.ben).isEmpty)
        #expect(try await seen(house.manager).isEmpty)
    }
}
