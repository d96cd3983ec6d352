internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct ImportTests {
    private static let table = """
        First name;Last name;E-Mail;Other emails;Phone;Company;Street;PLZ;Ort;Time zone;Language;May be followed
        Maria;Ochoa;maria@buyer.test;mo@home.test;'+49 30 1;Buyer;Hall 3;10115;Berlin;Europe/Berlin;de;yes
        Tom;;tom@buyer.test;;;Buyer;;;;;;no
        """

    @Test func everybodyOfATableIsAddedWithTheirAccount() async throws {
        let house = try await House.open()

        let trial = try await house.take(Self.table, isTrial: true)
        #expect(try await house.store.contacts(matching: "", after: nil, limit: 9).isEmpty)
        let report = try await house.take(Self.table)

        #expect(report == trial)
        #expect(report.added == 2)
        #expect(report.newAccounts == 1)
        #expect(report.problems.isEmpty)
        let maria = try #require(try await house.store.contact(address: "maria@buyer.test"))
        #expect(maria.name == "Maria Ochoa")
        #expect(maria.otherAddresses == ["mo@home.test"])
        #expect(maria.phone == "+49 30 1")
        #expect(maria.account?.name == "Buyer")
        #expect(maria.postalAddress == "Hall 3\n10115 Berlin")
        #expect(maria.timeZone == "Europe/Berlin")
        #expect(try await house.store.contact(address: "tom@buyer.test")?.preference == .disallow)
        #expect(try await house.store.accounts(RecordQuery()).count == 1)
        #expect(try await house.take(Self.table).unchanged == 2)
    }

    @Test func whoIsThereLearnsOnlyWhatWasMissing() async throws {
        let house = try await House.open()
        try await house.store.addContact(name: "Mary", address: "MARIA@buyer.test", preference: .disallow)
        let text = "name,email,phone,preference\nMaria,maria@buyer.test,112,allow\n"

        let filled = try await house.take(text)
        let maria = try #require(try await house.store.contact(address: "maria@buyer.test"))
        #expect(filled.updated == 1)
        #expect(maria.name == "Mary")
        #expect(maria.phone == "112")
        #expect(maria.preference == .disallow)
        let replaced = try await house.take(text, overwrites: true)
        #expect(replaced.updated == 1)
        let changed = try #require(try await house.store.contact(address: "maria@buyer.test"))
        #expect(changed.name == "Maria")
        #expect(changed.preference == .allow)
    }

    @Test func whatSomebodySaidOnTheirOwnPageNoTableLifts() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        try await house.store.stopFollowing(CopyReference(email: email.id, recipient: 0))

        let report = try await house.take("email,preference\nmaria@buyer.test,allow\n", overwrites: true)

        #expect(report.unchanged == 1)
        #expect(try await house.store.contact(address: "maria@buyer.test")?.preference == .disallow)
    }

    @Test func anEmptyCellLiftsNothing() async throws {
        let house = try await House.open()
        try await house.store.addContact(name: "Mary", address: "maria@buyer.test", preference: .disallow)

        _ = try await house.take("name,email,preference\nMaria,maria@buyer.test,\n", overwrites: true)

        #expect(try await house.store.contact(address: "maria@buyer.test")?.preference == .disallow)
    }

    @Test func anAccountThatIsKnownGivesWayToANewOneOnlyWhereAllIsReplaced() async throws {
        let house = try await House.open()
        let text = "name,email,account\nMaria,maria@buyer.test,"
        _ = try await house.take(text + "Buyer")

        let filled = try await house.take(text + "Other")
        #expect(filled.unchanged == 1)
        #expect(filled.newAccounts == 0)
        let replaced = try await house.take(text + "Other", overwrites: true)
        #expect(replaced.newAccounts == 1)
        #expect(try await house.store.contact(address: "maria@buyer.test")?.account?.name == "Other")
    }

    @Test func everyBadLineIsToldAndTheOthersAreTaken() async throws {
        let house = try await House.open()
        try await house.store.addContact(name: "Other", address: "taken@x.test")
        let text = """
            name,email,other emails,phone,time zone,language,preference
            ,good@x.test,,,,,
            A,nobody,,,,,
            B,,,,,,
            C,c@x.test,,call me,,,
            D,d@x.test,,,Berlin,,
            E,e@x.test,,,,German!,
            F,f@x.test,,,,,maybe
            G,good@x.test,,,,,
            H,h@x.test,taken@x.test,,,,
            "I,i@x.test,,,,,
            """

        let report = try await house.take(text)

        #expect(report.added == 1)
        #expect(report.problems.map(\.line) == [3, 4, 5, 6, 7, 8, 9, 10, 11])
        #expect(
            report.problems.map(\.column) == [
                "email", "email", "phone", "time zone", "language", "preference", "email", "other emails", nil,
            ]
        )
        #expect(report.problems[6].words.contains("line 2"))
        #expect(report.problems.allSatisfy { $0.words.hasSuffix(".") })
    }

    @Test func aTrialSeesClashesWithinTheTable() async throws {
        let house = try await House.open()
        let text = """
            name,email,other emails
            A,a@x.test,one@x.test two@x.test
            B,TWO@x.test,
            C,c@x.test,a@x.test
            D,d@x.test,One@x.test
            E,e@x.test,e@x.test
            F,b@x.test,c@x.test
            """

        let trial = try await house.take(text, isTrial: true)
        let report = try await house.take(text)

        #expect(report == trial)
        #expect(trial.problems.map(\.line) == [3, 4, 5])
        #expect(trial.problems.map(\.column) == ["email", "other emails", "other emails"])
        #expect(trial.problems.allSatisfy { $0.words.contains("line 2") })
        #expect(trial.added == 3)
    }

    @Test func aTableWithoutFirstLineOrAddressesIsRefused() async throws {
        let house = try await House.open()

        #expect(throws: ImportProblem.self) { try ImportTable(Array("".utf8), of: .contact) }
        #expect(throws: ImportProblem.self) { try ImportTable(Array("email,email\n".utf8), of: .contact) }
        await #expect(throws: StoreError.self) { try await house.take("name\nMaria\n") }
    }

    @Test func twoColumnsThatNobodyReadsMayHaveOneName() throws {
        let text = Array("email,name,Status,Status\nmaria@x.test,Maria,a,b\n".utf8)

        #expect(try ImportTable(text, of: .contact).rows.count == 1)
        #expect(try ImportTable(text, of: .account).rows.count == 1)
        #expect(throws: ImportProblem.self) { try ImportTable(text, of: .opportunity) }
    }

    @Test func manyRowsAreTakenInSeveralTransactions() async throws {
        let house = try await House.open()
        let rows = (0..<450).map { "P\($0),p\($0)@x.test" }

        let report = try await house.take((["name,email"] + rows).joined(separator: "\n"))

        #expect(report.added == 450)
        #expect(try await house.store.contacts(matching: "", after: nil, limit: 1_000).count == 450)
    }

    @Test func whatIsExportedCanBeImported() async throws {
        let house = try await House.open()
        _ = try await house.take(Self.table)
        let people = try await house.export(.contact)
        #expect(people.contains("'+49 30 1"))
        #expect(try await house.take(people).unchanged == 2)
        let other = try await House.open()
        #expect(try await other.take(people).added == 2)
        let copy = try #require(try await other.store.contact(address: "maria@buyer.test"))
        #expect(copy.postalAddress == "Hall 3\n10115 Berlin")
    }
}
