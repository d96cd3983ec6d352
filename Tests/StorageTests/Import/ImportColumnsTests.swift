internal import Engagement
internal import Storage
internal import Testing

@Suite struct ImportColumnsTests {
    struct Guess: Sendable, CustomTestStringConvertible {
        let headers: [String]
        var row: [String] = []
        let fields: [ImportField?]
        var testDescription: String { headers.joined(separator: ",") }
    }

    @Test(arguments: [
        Guess(headers: ["Name", "E-Mail", "Phone"], fields: [.name, .address, .phone]),
        Guess(
            headers: ["Vorname", "Nachname", "E-Mail-Adresse", "Firma"],
            fields: [.firstName, .lastName, .address, .account]
        ),
        Guess(
            headers: ["First Name", "Last Name", "E-mail 1 - Value", "E-mail 2 - Value", "Organization 1 - Name"],
            fields: [.firstName, .lastName, .address, .otherAddresses, .account]
        ),
        Guess(headers: ["who", "where"], row: ["Maria", "maria@x.test"], fields: [nil, .address]),
        Guess(headers: ["email", "address"], row: ["a@x.test", "Hall 3"], fields: [.address, .postalAddress]),
        Guess(headers: ["email", "address"], row: ["a@x.test", "b@x.test"], fields: [.address, .otherAddresses]),
        Guess(headers: ["email", "mobile", "phone"], fields: [.address, .phone, nil]),
        Guess(
            headers: [
                "id", "name", "email", "other emails", "phone", "title", "account", "postal address", "time zone",
                "language", "preference",
            ],
            fields: [
                nil, .name, .address, .otherAddresses, .phone, .title, .account,
                .postalAddress, .timeZone, .language, .preference,
            ]
        ),
        Guess(headers: ["", "x"], fields: [nil, nil]),
    ])
    func areGuessedByNameAndContent(_ guess: Guess) {
        let rows = guess.row.isEmpty ? [] : [CSVRow(line: 2, fields: guess.row)]

        #expect(ImportColumns.guessed(from: guess.headers, rows: rows).fields == guess.fields)
    }

    @Test func withoutAddressesNobodyCanBeAdded() {
        #expect(ImportColumns([.name, nil]).problem?.contains("No column has the addresses") == true)
        #expect(ImportColumns([.address, .name, .name]).problem?.contains("Two columns") == true)
        #expect(ImportColumns([.address, .otherAddresses, .otherAddresses]).problem == nil)
    }
}
