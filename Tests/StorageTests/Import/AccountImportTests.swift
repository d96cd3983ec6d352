internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct AccountImportTests {
    private let house: House
    private var store: Store { house.store }

    init() async throws {
        house = try await House.open()
    }

    private func accounts() async throws -> [Account] { try await store.accounts(RecordQuery()) }

    @Test func theAccountsOfATableAreAddedAndGatherTheirPeople() async throws {
        let maria = try await store.addContact(name: "Maria", address: "maria@contoso.example")
        let text = """
            Company;Domain;Tel;Street;PLZ;Ort;May be followed
            Contoso;@Contoso.example;'+49 30 1;Hall 3;10115;Berlin;yes
            Fabrikam;;;;;;no
            """

        let trial = try await house.take(text, of: .account, isTrial: true)
        #expect(try await accounts().isEmpty)
        let report = try await house.take(text, of: .account)

        #expect(report == trial)
        #expect(report.added == 2)
        #expect(report.problems.isEmpty)
        let contoso = try #require(try await accounts().first)
        #expect(contoso.name == "Contoso")
        #expect(contoso.domain == "contoso.example")
        #expect(contoso.phone == "+49 30 1")
        #expect(contoso.postalAddress == "Hall 3\n10115 Berlin")
        #expect(try await store.contact(maria.id)?.account?.id == contoso.id)
        let fabrikam = try #require(try await accounts().last)
        #expect(fabrikam.preference == .disallow)
        let audit = try await store.auditEntries(before: nil, limit: 50)
        #expect(audit.filter { $0.action == .accountPreferenceChanged }.map(\.subject) == [fabrikam.id.description])
        #expect(try await house.take(text, of: .account).unchanged == 2)
    }

    @Test func whatIsThereLearnsOnlyWhatWasMissing() async throws {
        try await store.addAccount(name: "Contoso", by: nil) { account in
            account.domain = "contoso.example"
            account.preference = .disallow
        }
        let text = "name,domain,phone,preference\nContoso GmbH,contoso.example,112,allow"

        let (trial, filled) = try await house.takeTwice(text, of: .account)
        #expect(trial == filled)
        #expect(filled.updated == 1)
        let known = try #require(try await accounts().first)
        #expect(known.name == "Contoso")
        #expect(known.phone == "112")
        #expect(known.preference == .disallow)
        #expect(try await house.take(text, of: .account, overwrites: true).updated == 1)
        let replaced = try #require(try await accounts().first)
        #expect(replaced.name == "Contoso GmbH")
        #expect(replaced.preference == .allow)
        #expect(try await accounts().count == 1)
    }

    @Test func aNameTellsOneUnlessDomainsSpeakAgainstIt() async throws {
        let first = try await store.addAccount(name: "Contoso", by: nil) { $0.domain = "contoso.example" }
        let bare = try await store.addAccount(name: "Fabrikam", by: nil)

        let (trial, report) = try await house.takeTwice(
            "name,domain,phone\nCONTOSO,,1 23\nContoso,other.example,2 34\nfabrikam,fabrikam.example,3 45",
            of: .account
        )

        #expect(trial == report)
        #expect(report.updated == 2)
        #expect(report.added == 1)
        #expect(try await store.account(first.id)?.phone == "1 23")
        #expect(try await store.account(bare.id)?.domain == "fabrikam.example")
        #expect(try await accounts().count == 3)
    }

    @Test func everyBadLineIsToldAndTheOthersAreTaken() async throws {
        let twin = try await store.addAccount(name: "Twin", by: nil)
        try await store.addAccount(name: "Twin", by: nil)
        try await store.addAccount(name: "Taken", by: nil) { $0.domain = "taken.example" }
        let text = """
            id,name,domain,phone,preference
            ,Good,good.example,,
            ,,x.example,,
            ,A,no domain,,
            ,B,gmail.com,,
            ,C,,call me,
            ,D,,,maybe
            ,good,,,
            ,E,good.example,,
            ,Twin,,,
            \(twin.id),Twin,taken.example,,
            \(twin.id),Twin,,,
            ,"F,
            """

        let (trial, report) = try await house.takeTwice(text, of: .account)

        #expect(trial == report)
        #expect(report.added == 1)
        #expect(report.unchanged == 1)
        #expect(report.problems.map(\.line) == [3, 4, 5, 6, 7, 8, 9, 10, 11, 13])
        #expect(
            report.problems.map(\.column) == [
                "name", "domain", "domain", "phone", "preference", "name", "domain", "name", "domain", nil,
            ]
        )
        #expect(report.problems[5].words.contains("line 2"))
        #expect(report.problems.allSatisfy { $0.words.hasSuffix(".") })
    }

    @Test func twoRowsOfOneAccountAreOneTooMany() async throws {
        let known = try await store.addAccount(name: "Old", by: nil) { $0.domain = "old.example" }

        let (trial, report) = try await house.takeTwice(
            "id,name,domain\n\(known.id),New,new.example\n,Old,\n,x,old.example\n,y,new.example\n\(known.id),z,",
            of: .account,
            overwrites: true
        )

        #expect(trial == report)
        #expect(report.updated == 1)
        #expect(report.problems.map(\.line) == [3, 4, 5, 6])
        #expect(report.problems.allSatisfy { $0.words.contains("line 2") })
        #expect(try await accounts().map(\.name) == ["New"])
    }

    @Test(arguments: [false, true])
    func whatIsExportedCanBeImportedWithoutAChange(overwrites: Bool) async throws {
        for domain in ["", "", "twin.example"] {
            try await store.addAccount(name: "Twin", by: nil) { $0.domain = domain }
        }
        try await store.addAccount(name: "=Sum; \"quoted\"", by: nil) { account in
            account.phone = "+49 30 1"
            account.postalAddress = "Hall 3\n10115 Berlin"
            account.preference = .disallow
        }
        let before = try await accounts()

        let (trial, report) = try await house.takeTwice(
            try await house.export(.account),
            of: .account,
            overwrites: overwrites
        )

        #expect(trial == report)
        #expect(report.unchanged == 4)
        #expect(report.problems.isEmpty)
        #expect(try await accounts() == before)
        let other = try await House.open()
        let elsewhere = try await other.take(try await house.export(.account), of: .account)
        #expect(elsewhere.added == 2)
        // There any of the three twins could be one of the others.
        #expect(elsewhere.problems.count == 2)
    }
}
