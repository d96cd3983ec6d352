internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct ContactTests {
    private func house(_ people: [(name: String, address: String)]) async throws -> House {
        let house = try await House.open()
        for person in people {
            try await house.store.addContact(name: person.name, address: person.address)
        }
        return house
    }

    @Test func findsAContactByIdAndAddress() async throws {
        let house = try await House.open()

        let contact = try await house.store.addContact(
            name: "Maria Ochoa",
            address: "Maria@Buyer.TEST",
            phone: "+49 30 1",
            preference: .disallow
        )

        #expect(contact.displayName == "Maria Ochoa")
        #expect(try await house.store.contact(contact.id) == contact)
        #expect(try await house.store.contact(address: "MARIA@buyer.test") == contact)
        #expect(try await house.store.contact(address: "other@buyer.test") == nil)
    }

    @Test func refusesAnAddressThatIsTaken() async throws {
        let house = try await house([("Maria", "maria@buyer.test")])

        await #expect(throws: StoreError.addressTaken) {
            try await house.store.addContact(name: "Other", address: "MARIA@buyer.test")
        }
    }

    struct Search: Sendable, CustomTestStringConvertible {
        let text: String
        let found: [String]
        var testDescription: String { "“\(text)”" }
    }

    @Test(arguments: [
        Search(text: "", found: ["anna@x.test", "100%@x.test", "Tomás Ruiz", "Zoë_1"]),
        Search(text: "TOMAS", found: ["Tomás Ruiz"]),
        Search(text: "más r", found: ["Tomás Ruiz"]),
        Search(text: "ruiz@buyer", found: ["Tomás Ruiz"]),
        Search(text: "%", found: ["100%@x.test"]),
        Search(text: "_1", found: ["Zoë_1"]),
        Search(text: "\\", found: []),
        Search(text: "x.test", found: ["anna@x.test", "100%@x.test", "Zoë_1"]),
        Search(text: "nobody", found: []),
    ])
    func findsByPartsOfNameAndAddress(_ search: Search) async throws {
        let house = try await house([
            ("Zoë_1", "z@x.test"), ("Tomás Ruiz", "ruiz@buyer.test"), ("", "100%@x.test"), ("", "anna@x.test"),
        ])

        let found = try await house.store.contacts(matching: search.text, after: nil, limit: 10)

        #expect(Set(found.map(\.displayName)) == Set(search.found))
        #expect(found.map(\.sortKey) == found.map(\.sortKey).sorted())
    }

    @Test func turnsPagesWithoutGapsOrRepeats() async throws {
        let house = try await House.open()
        for number in 0..<25 {
            // Several share a name, so that the id has to decide.
            try await house.store.addContact(name: "Name \(number / 5)", address: "c\(number)@x.test")
        }

        var pages: [[Contact]] = []
        var last: ContactID?
        repeat {
            let page = try await house.store.contacts(matching: "", after: last, limit: 7)
            pages.append(page)
            last = page.last?.id
        } while pages.last?.isEmpty == false

        #expect(pages.map(\.count) == [7, 7, 7, 4, 0])
        #expect(Set(pages.joined().map(\.id)).count == 25)
    }

    @Test func changesWhatIsGivenOnly() async throws {
        let house = try await House.open()
        let contact = try await house.store.addContact(name: "Maria", address: "m@x.test", phone: "112")

        let renamed = try await house.store.updateContact(contact.id, name: "Anna", by: house.ada.id)
        let changed = try await house.store.updateContact(contact.id, preference: .disallow, by: house.ada.id)
        let same = try await house.store.updateContact(contact.id, preference: .disallow, by: house.ben.id)

        #expect(renamed.name == "Anna")
        #expect(renamed.phone == "112")
        #expect(changed.preference == .disallow)
        #expect(changed.name == "Anna")
        #expect(same == changed)
        #expect(try await house.store.contact(contact.id) == changed)
        #expect(try await house.store.contacts(matching: "anna", after: nil, limit: 5) == [changed])
        #expect(try await house.store.contacts(matching: "maria", after: nil, limit: 5).isEmpty)
        let audited = try await house.store.auditEntries(before: nil, limit: 50).filter {
            $0.action == .preferenceChanged
        }
        #expect(audited.map(\.user) == [house.ada.id])
        #expect(audited.map(\.subject) == [contact.id.description])
    }

    @Test func changesNobodyUnknown() async throws {
        let house = try await House.open()

        await #expect(throws: StoreError.notFound) {
            try await house.store.updateContact(.new(at: house.clock.now), name: "X", by: house.ada.id)
        }
    }
}
