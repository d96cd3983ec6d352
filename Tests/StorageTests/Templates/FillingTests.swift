internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

/// What the places of a template are filled in with.
@Suite struct FillingTests {
    private let text = "{{recipient.name}}, {{sender.name}}, {{regarding.name}}"

    private func filled(_ house: House, about record: RecordID?) async throws -> FilledTemplate {
        let values = try await house.store.placeholderValues(
            for: try Address(name: nil, address: "maria@buyer.test"),
            from: try Address(name: "Ada", address: "ada@seller.test"),
            regarding: record
        )
        return FilledTemplate(subject: text, html: nil, text: nil, with: values)
    }

    @Test(arguments: RecordKind.allCases)
    func whatAnEmailIsAboutHasAName(kind: RecordKind) async throws {
        let house = try await House.open()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@buyer.test")
        let record =
            switch kind {
            case .contact: RecordID(uuid: maria.id.uuid)
            case .account: RecordID(uuid: try await house.store.addAccount(name: "Buyer", by: nil) { _ in }.id.uuid)
            case .opportunity: RecordID(uuid: try await house.store.addOpportunity(name: "Filler").id.uuid)
            }
        let name = [RecordKind.contact: "Maria", .account: "Buyer", .opportunity: "Filler"][kind] ?? ""

        let filled = try await filled(house, about: record)

        #expect(filled.subject == "Maria, Ada, \(name)")
        #expect(filled.faults.isEmpty)
    }

    @Test func whereItIsAboutNothingThePlaceStaysOpen() async throws {
        let house = try await House.open()
        try await house.store.addContact(name: "Maria", address: "maria@buyer.test")

        for record in [nil, RecordID.new(at: house.clock.now)] {
            let filled = try await filled(house, about: record)
            #expect(filled.subject == "Maria, Ada, {{regarding.name}}")
            #expect(filled.faults.map(\.kind) == [.waiting(.regardingName)])
        }
    }
}
