import Testing

@testable import Mail

@Suite struct AddressListTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let typed: String
        let found: [String]
        var testDescription: String { typed.debugDescription }
    }

    @Test(arguments: [
        Case(typed: "", found: []),
        Case(typed: " , ; ", found: []),
        Case(typed: "m@x.example", found: ["|m@x.example"]),
        Case(
            typed: "Maria Ochoa <m@x.example>, \"Weber, Jonas\" <j@y.example>; k@z.example",
            found: ["Maria Ochoa|m@x.example", "Weber, Jonas|j@y.example", "|k@z.example"]
        ),
        Case(typed: "<m@x.example>,", found: ["|m@x.example"]),
        Case(typed: "m@x.example (Maria)", found: ["Maria|m@x.example"]),
        Case(typed: "\"Maria \\\"Mia\\\" O\" < m@x.example >", found: ["Maria \"Mia\" O|m@x.example"]),
        Case(typed: "\"m o\"@x.example, <\"a,b\"@x.example>", found: ["|\"m o\"@x.example", "|\"a,b\"@x.example"]),
        Case(typed: "Team: m@x.example, k@z.example;", found: ["|m@x.example", "|k@z.example"]),
        Case(typed: "\tMaria\tOchoa <m@x.example>", found: ["Maria Ochoa|m@x.example"]),
        Case(typed: "José 🦑 <j@x.example>", found: ["José 🦑|j@x.example"]),
    ])
    func readsWhatPeopleType(_ sample: Case) throws {
        let addresses = try Address.list(sample.typed)

        #expect(addresses.map { "\($0.name ?? "")|\($0.address)" } == sample.found)
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        let typed: String
        let error: AddressError
        var testDescription: String { typed.debugDescription }
    }

    @Test(arguments: [
        Wrong(typed: "m@x.example, Maria", error: .notAnAddress(entry: 2, text: "Maria", offset: 5)),
        Wrong(typed: "Maria <>", error: .empty(entry: 1)),
        Wrong(typed: "m@x.example,, \"Maria", error: .unclosed(entry: 2, offset: 14)),
        Wrong(typed: "Maria <m@x.example", error: .unclosed(entry: 1, offset: 6)),
        Wrong(typed: "m@x.example\r\nBcc: k@z.example", error: .controlCharacter(entry: 1, offset: 11)),
        Wrong(
            typed: "<m@x.example> Maria",
            error: .notAnAddress(entry: 1, text: "m@x.example M a r i a", offset: 11)
        ),
    ])
    func namesTheWrongEntry(_ sample: Wrong) {
        #expect(throws: sample.error) { try Address.list(sample.typed) }
    }
}
