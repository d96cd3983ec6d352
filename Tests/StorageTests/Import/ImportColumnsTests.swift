internal import Engagement
internal import Storage
internal import Testing

@Suite struct ImportColumnsTests {
    struct Guess: Sendable, CustomTestStringConvertible {
        var kind = RecordKind.contact
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
        Guess(headers: ["email", "consent", "following"], fields: [.address, .consent, .preference]),
        Guess(
            headers: ["email", "Consent date", "Consent method", "Consent text"],
            fields: [.address, .consent, .consentManner, .consentWords]
        ),
        Guess(headers: ["email", "Consent text"], fields: [.address, nil]),
        Guess(
            kind: .account,
            headers: ["id", "name", "domain", "phone", "postal address", "preference"],
            fields: [.id, .name, .domain, .phone, .postalAddress, .preference]
        ),
        Guess(
            kind: .account,
            headers: ["Company name", "Company Domain Name", "Billing Street", "PLZ", "Ort", "Stage", "Consent"],
            fields: [.name, .domain, .street, .postalCode, .city, nil, nil]
        ),
        Guess(
            kind: .account,
            headers: ["Firma", "Name", "Address"],
            row: ["Contoso", "C", "a@x.test"],
            fields: [.name, nil, .postalAddress]
        ),
        Guess(
            kind: .opportunity,
            headers: ["id", "name", "account", "people", "amount", "currency", "stage", "closed on"],
            fields: [.id, .name, .account, .people, .amount, .currency, .stage, .closedOn]
        ),
        Guess(
            kind: .opportunity,
            headers: ["Deal Name", "Company", "Deal Stage", "Value", "Close Date", "Phone"],
            fields: [.name, .account, .stage, .amount, .closedOn, nil]
        ),
        Guess(
            kind: .opportunity,
            headers: ["Title", "Contacts", "Emails"],
            row: ["Filler", "Maria Ochoa", "a@x.test, b@x.test"],
            fields: [.name, nil, .people]
        ),
        Guess(
            kind: .opportunity,
            headers: ["Deal name", "Deal Owner", "Created by", "Who", "Contact email"],
            row: ["Filler", "rep@ourfirm.test", "rep@ourfirm.test", "rep@ourfirm.test", "a@x.test"],
            fields: [.name, nil, nil, nil, .people]
        ),
        Guess(
            headers: ["Contact owner", "Assigned to", "Rep", "Email", "Reply here"],
            row: ["rep@ourfirm.test", "rep@ourfirm.test", "rep@ourfirm.test", "a@x.test", "b@x.test"],
            fields: [nil, nil, nil, .address, .otherAddresses]
        ),
    ])
    func areGuessedByNameAndContent(_ guess: Guess) {
        let rows = guess.row.isEmpty ? [] : [CSVRow(line: 2, fields: guess.row)]

        #expect(ImportColumns.guessed(from: guess.headers, rows: rows, of: guess.kind).fields == guess.fields)
    }

    @Test func withoutAddressesNobodyCanBeAdded() {
        func problem(_ fields: ImportField?...) -> String? { ImportColumns(fields, of: .contact).problem }

        #expect(problem(.name, nil)?.contains("No column has the addresses") == true)
        #expect(problem(.address, .name, .name)?.contains("Two columns") == true)
        #expect(problem(.address, .otherAddresses, .otherAddresses) == nil)
        #expect(problem(.address, .consentManner)?.contains("No column has the days") == true)
        #expect(problem(.address, .consent) == nil)
    }

    @Test(arguments: [RecordKind.account, .opportunity])
    func withoutNamesNothingElseCanBeAdded(_ kind: RecordKind) {
        #expect(ImportColumns([.id, .account, .phone], of: kind).problem?.contains("No column has the names") == true)
        #expect(ImportColumns([.name], of: kind).problem == nil)
    }

    @Test func whatSuchATableCantSayIsLeftOut() {
        #expect(ImportColumns([.name, .stage, .address], of: .account).fields == [.name, nil, nil])
        #expect(ImportColumns([.name, .stage, .address], of: .opportunity).fields == [.name, .stage, nil])
        let known = Set(RecordKind.allCases.flatMap { ImportField.fields(of: $0) })
        #expect(known == Set(ImportField.allCases))
    }
}
