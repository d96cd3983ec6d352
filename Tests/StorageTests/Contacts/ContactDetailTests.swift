internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct ContactDetailTests {
    @Test func everythingThatIsKnownIsKept() async throws {
        let house = try await House.open()

        let maria = try await house.store.addContact(name: "Maria", address: "maria@buyer.test") { contact in
            contact.otherAddresses = ["Mo@Home.test", "mo@home.test", "MARIA@buyer.test"]
            contact.title = "Head of purchasing"
            contact.postalAddress = "Hall 3\nBerlin"
            contact.timeZone = "europe/berlin"
            contact.language = "pt_br"
        }

        #expect(maria.addresses == ["maria@buyer.test", "Mo@home.test"])
        #expect(maria.timeZone == "Europe/Berlin")
        #expect(maria.language == "pt-BR")
        #expect(try await house.store.contact(maria.id) == maria)
        #expect(try await house.store.contact(address: "mo@HOME.test") == maria)
        #expect(try await house.store.contacts(matching: "home.test", after: nil, limit: 5) == [maria])
        #expect(try await house.store.suggestions("mo@", for: house.ada.viewer, limit: 5) == [maria])
    }

    @Test func theirAddressesChangePlaces() async throws {
        let house = try await House.open()
        let maria = try await house.store.addContact(name: "Maria", address: "a@x.test") {
            $0.otherAddresses = ["b@x.test"]
        }

        let turned = try await house.store.updateContact(maria.id, by: nil) { contact in
            contact.address = "b@x.test"
            contact.otherAddresses = ["a@x.test"]
        }
        #expect(turned.addresses == ["b@x.test", "a@x.test"])
        let left = try await house.store.updateContact(maria.id, by: nil) { $0.otherAddresses = [] }
        #expect(left.addresses == ["b@x.test"])
        #expect(try await house.store.contact(address: "a@x.test") == nil)
        try await house.store.addContact(name: "Other", address: "a@x.test")
        await #expect(throws: StoreError.addressTaken) {
            try await house.store.updateContact(maria.id, by: nil) { $0.otherAddresses = ["A@x.test"] }
        }
        #expect(try await house.store.contact(address: "b@x.test")?.id == maria.id)
    }

    @Test(arguments: [
        ("phone", "call me"), ("timeZone", "Berlin"), ("language", "German!"), ("address", "nobody"),
        ("otherAddresses/1", "nobody"), ("title", "a\nb"), ("postalAddress", "a\u{0}b"),
    ])
    func whatIsWrongIsRefusedAtItsPlace(field: String, text: String) async throws {
        let house = try await House.open()

        let error = await #expect(throws: StoreError.self) {
            try await house.store.addContact(name: "", address: field == "address" ? text : "a@x.test") { contact in
                switch field {
                case "phone": contact.phone = text
                case "timeZone": contact.timeZone = text
                case "language": contact.language = text
                case "otherAddresses/1": contact.otherAddresses = ["b@x.test", text]
                case "title": contact.title = text
                case "postalAddress": contact.postalAddress = text
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

    @Test func theirWordCoversAllTheirAddresses() async throws {
        let house = try await House.open()
        try await house.store.addContact(name: "Maria", address: "a@x.test", preference: .disallow) {
            $0.otherAddresses = ["b@x.test"]
        }

        #expect(try await house.store.following(house.draft(to: ["B@x.test"])).state == .blocked)
    }

    @Test func whoIsArchivedIsOffTheListsAndStillAsked() async throws {
        let house = try await House.open()
        let maria = try await house.store.addContact(name: "Maria", address: "a@x.test", preference: .disallow)

        try await house.store.archiveContact(maria.id)
        #expect(try await house.store.contacts(matching: "", after: nil, limit: 5).isEmpty)
        #expect(try await house.store.contacts(RecordQuery(isArchive: true)).map(\.id) == [maria.id])
        #expect(try await house.store.suggestions("mar", for: house.ada.viewer, limit: 5).isEmpty)
        #expect(try await house.store.following(house.draft(to: ["a@x.test"])).state == .blocked)
        try await house.store.archiveContact(maria.id, false)

        #expect(try await house.store.contacts(matching: "", after: nil, limit: 5) == [maria])
        #expect(try await house.store.suggestions("mar", for: house.ada.viewer, limit: 5) == [maria])
    }
}
