internal import Storage
internal import Testing

@Suite struct SuggestionTests {
    struct Completion: Sendable, CustomTestStringConvertible {
        let text: String
        let found: [String]
        var testDescription: String { "“\(text)”" }
    }

    @Test(arguments: [
        Completion(text: "mar", found: ["Maria Ochoa", "Jan Marek"]),
        Completion(text: "Maria O", found: ["Maria Ochoa"]),
        Completion(text: "och", found: ["Maria Ochoa"]),
        Completion(text: "maria@", found: ["Maria Ochoa"]),
        Completion(text: "buyer.", found: ["Maria Ochoa"]),
        Completion(text: "aria", found: []),
        Completion(text: "JAN", found: ["Jan Marek"]),
        Completion(text: "%", found: []),
        Completion(text: "", found: []),
    ])
    func completesWordsAndAddresses(_ completion: Completion) async throws {
        let house = try await House.open()
        try await house.store.addContact(name: "Maria Ochoa", address: "maria@buyer.test")
        try await house.store.addContact(name: "Jan Marek", address: "jan@x.test")

        let found = try await house.store.suggestions(completion.text, for: house.ada.viewer, limit: 10)

        #expect(Set(found.map(\.name)) == Set(completion.found))
    }

    @Test func putsThoseWrittenToLastFirst() async throws {
        let house = try await House.open()
        for name in ["a", "b", "c", "d"] {
            try await house.store.addContact(name: "Person \(name)", address: "\(name)@x.test")
        }
        try await house.sent(to: ["c@x.test"])
        house.clock.advance(by: .seconds(60))
        try await house.sent(to: ["d@x.test"])

        let adas = try await house.store.suggestions("person", for: house.ada.viewer, limit: 3)
        let bens = try await house.store.suggestions("person", for: house.ben.viewer, limit: 3)

        #expect(adas.map(\.name) == ["Person d", "Person c", "Person a"])
        #expect(bens.map(\.name) == ["Person a", "Person b", "Person c"])
    }

    @Test func followsANewName() async throws {
        let house = try await House.open()
        let contact = try await house.store.addContact(name: "Maria", address: "m@x.test")

        try await house.store.updateContact(contact.id, name: "Anna", by: house.ada.id)

        #expect(try await house.store.suggestions("ann", for: house.ada.viewer, limit: 5).count == 1)
        #expect(try await house.store.suggestions("mari", for: house.ada.viewer, limit: 5).isEmpty)
    }
}
