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

    @Test func anOpportunityHasAnAmountAStageAndAnAccount() async throws {
        let house = try await House.open()
        let buyer = try await house.store.addAccount(name: "Buyer", by: nil) { _ in }
        let account = AccountReference(buyer.id)
        let deal = try await house.store.addOpportunity(name: "Filler") {
            $0.account = account
            $0.amount = Money(units: 1_250_000, currency: "EUR")
            $0.stage = .negotiating
        }
        let maria = try await house.store.addContact(name: "Maria", address: "maria@buyer.test") {
            $0.title = "Head of purchasing"
            $0.account = account
        }
        let names = ["amount", "stage", "account"].map { "{{regarding.\($0)|-}}" }.joined(separator: ", ")

        func read(_ record: RecordID) async throws -> String {
            let values = try await house.store.placeholderValues(
                for: try Address(name: nil, address: "maria@buyer.test"),
                from: try Address(name: "Ada", address: "ada@seller.test"),
                regarding: record
            )
            let subject = "{{recipient.title}}, {{recipient.account}}: " + names
            return FilledTemplate(subject: subject, html: nil, text: nil, with: values).subject
        }

        let lead = "Head of purchasing, Buyer: "
        #expect(try await read(RecordID(uuid: deal.id.uuid)) == lead + "12,500 EUR, Negotiating, Buyer")
        #expect(try await read(RecordID(uuid: buyer.id.uuid)) == lead + "-, -, Buyer")
        #expect(try await read(RecordID(uuid: maria.id.uuid)) == lead + "-, -, Buyer")
    }
}
