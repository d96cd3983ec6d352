internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct ArchiveTests {
    private func list(_ house: House, _ user: User, _ query: EmailQuery) async throws -> [EmailID] {
        try await house.store.emails(query, viewer: user.viewer).map(\.id)
    }

    @Test(arguments: EmailOrder.allCases)
    func takesAnEmailOffEveryListAndPutsItBack(order: EmailOrder) async throws {
        let house = try await House.open()
        let email = try await house.sent()
        try await house.store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "a")
        let queries = [EmailQuery(order: order), EmailQuery(scope: .all, order: order)]

        let archived = try await house.store.archiveEmail(email.id, by: house.ada.viewer)

        #expect(archived.archivedAt == house.clock.now)
        #expect(try await house.read(email.id).version == archived.version)
        #expect(archived.version > email.version)
        for user in [house.ada, house.administrator] {
            for query in queries { #expect(try await list(house, user, query).isEmpty) }
        }
        #expect(try await list(house, house.ada, EmailQuery(isArchive: true)) == [email.id])
        #expect(try await list(house, house.ben, EmailQuery(scope: .all, isArchive: true)).isEmpty)
        #expect(try await list(house, house.administrator, EmailQuery(isArchive: true)).isEmpty)
        #expect(try await list(house, house.administrator, EmailQuery(scope: .all, isArchive: true)) == [email.id])

        let back = try await house.store.archiveEmail(email.id, false, by: house.ada.viewer)

        #expect(back.archivedAt == nil)
        for query in queries { #expect(try await list(house, house.ada, query) == [email.id]) }
        #expect(try await list(house, house.administrator, queries[1]) == [email.id])
        #expect(try await list(house, house.ada, EmailQuery(isArchive: true)).isEmpty)
    }

    @Test func isSearchedAndTurnedInPages() async throws {
        let house = try await House.open()
        var wanted: [EmailID] = []
        for number in 0..<5 {
            let email = try await house.sent(subject: number == 2 ? "Filler" : "Quote \(number)")
            try await house.store.archiveEmail(email.id, by: house.ada.viewer)
            wanted.insert(email.id, at: 0)
            house.clock.advance(by: .seconds(1))
        }

        var seen: [EmailID] = []
        var query = EmailQuery(isArchive: true, limit: 2)
        while true {
            let page = try await house.store.emails(query, viewer: house.ada.viewer)
            seen += page.map(\.id)
            guard let last = page.last else { break }
            query.after = last.cursor(in: query.order)
        }

        #expect(seen == wanted)
        #expect(try await list(house, house.ada, EmailQuery(text: "filler", isArchive: true)) == [wanted[2]])
    }

    @Test func goesOnToCountAndToBeFound() async throws {
        let house = try await House.open()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@buyer.test")
        let email = try await house.sent()
        try await house.store.archiveEmail(email.id, by: house.ada.viewer)

        try await house.store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "a")

        let totals = try await house.store.totals(of: .contact(maria.id), viewer: house.ada.viewer)
        #expect(totals.sent == 1 && totals.opened == 1)
        #expect(try await house.read(email.id).totals.opens == 1)
        let found = try await house.store.emails(of: .contact(maria.id), viewer: house.ada.viewer, limit: 9)
        #expect(found.map(\.archivedAt) == [house.clock.now])
    }

    @Test func isToldAndDoneOnce() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let events = house.store.live.events()

        let first = try await house.store.archiveEmail(email.id, by: house.ada.viewer)
        house.clock.advance(by: .seconds(9))
        let second = try await house.store.archiveEmail(email.id, by: house.ada.viewer)

        #expect(second.archivedAt == first.archivedAt)
        #expect(second.version == first.version)
        house.store.live.end()
        #expect(await Array(events) == [.email(email.id, status: .sent, seller: house.ada.id)])
    }

    @Test func anAdministratorMayAndThatIsAudited() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let (store, administrator) = (house.store, house.administrator.viewer)

        try await store.archiveEmail(email.id, by: house.ada.viewer)
        try await store.archiveEmail(email.id, false, by: house.ada.viewer)
        #expect(try await store.auditEntries(before: nil, limit: 9).allSatisfy { $0.subject != email.id.description })
        try await store.archiveEmail(email.id, by: administrator)
        try await store.archiveEmail(email.id, false, by: administrator)

        let entries = try await store.auditEntries(before: nil, limit: 9).filter { $0.subject == email.id.description }
        #expect(Set(entries.map(\.action)) == [.emailArchivedByAdministrator, .emailPutBackByAdministrator])
        for user in [house.ben, house.manager] {
            await #expect(throws: StoreError.notFound) { try await store.archiveEmail(email.id, by: user.viewer) }
        }
    }

    @Test func onlyWhatWasSentIs() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        await #expect(throws: StoreError.self) { try await house.store.archiveEmail(email.id, by: house.ada.viewer) }

        try await house.store.queue(email.id, by: house.ada.viewer)
        await #expect(throws: StoreError.self) { try await house.store.archiveEmail(email.id, by: house.ada.viewer) }

        #expect(try await house.read(email.id).archivedAt == nil)
    }
}
