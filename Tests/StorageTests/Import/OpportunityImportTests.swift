internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct OpportunityImportTests {
    private let house: House
    private var store: Store { house.store }

    init() async throws {
        house = try await House.open()
    }

    private func opportunities() async throws -> [Opportunity] { try await store.opportunities(RecordQuery()) }

    @Test func theOpportunitiesOfATableAreAddedWithAccountsAndPeople() async throws {
        let maria = try await store.addContact(name: "Maria", address: "maria@buyer.test")
        let text = """
            Deal name;Company;People;Amount;Currency;Deal stage;Closed on
            Filler;Buyer;"MARIA@buyer.test, Tom Li <tom@x.test>";12.500,50;eur;Proposal;
            Rinser;buyer;tom@x.test;9;JPY;Closed Won;2026-01-31
            Labels;;;;;lost;
            """

        let trial = try await house.take(text, of: .opportunity, isTrial: true)
        #expect(try await opportunities().isEmpty)
        #expect(try await store.accounts(RecordQuery()).isEmpty)
        let report = try await house.take(text, of: .opportunity)

        #expect(report == trial)
        #expect(report.added == 3)
        #expect(report.newAccounts == 1)
        #expect(report.newPeople == 1)
        #expect(report.problems.isEmpty)
        let all = try await opportunities()
        #expect(all.map(\.name) == ["Filler", "Labels", "Rinser"])
        #expect(all.map(\.stage) == [.proposed, .lost, .won])
        #expect(all.map { $0.account?.name } == ["Buyer", nil, "Buyer"])
        #expect(all[0].amount == Money(units: 1_250_050, currency: "EUR"))
        #expect(all[0].contacts.contains(maria.id))
        #expect(all[1].closedOn == Day(house.clock.now))
        #expect(all[2].closedOn?.text == "2026-01-31")
        let tom = try #require(try await store.contact(address: "tom@x.test"))
        #expect(tom.name == "Tom Li")
        #expect(all[0].contacts == [maria.id, tom.id])
        #expect(try await house.take(text, of: .opportunity).unchanged == 3)
    }

    @Test func whatIsThereLearnsOnlyWhatWasMissing() async throws {
        let account = try await store.addAccount(name: "Buyer", by: nil)
        let filler = try await store.addOpportunity(name: "Filler") { opportunity in
            opportunity.account = AccountReference(account.id)
            opportunity.stage = .qualified
        }
        let text = "name,account,amount,currency,stage,closed on\nFILLER,buyer,100,EUR,won,2026-02-01"

        let (trial, filled) = try await house.takeTwice(text, of: .opportunity)
        #expect(trial == filled)
        #expect(filled.updated == 1)
        let known = try #require(try await store.opportunity(filler.id))
        #expect(known.amount == Money(units: 10_000, currency: "EUR"))
        #expect(known.stage == .qualified)
        #expect(try await house.take(text, of: .opportunity, overwrites: true).updated == 1)
        let won = try #require(try await store.opportunity(filler.id))
        #expect(won.name == "FILLER")
        #expect(won.stage == .won)
        #expect(won.closedOn?.text == "2026-02-01")
        _ = try await house.take("name,account,stage\nFiller,Buyer,new", of: .opportunity, overwrites: true)
        #expect(try await store.opportunity(filler.id)?.closedOn == nil)
    }

    @Test func theDayOfWhatIsOpenIsTheExpectedOne() async throws {
        let text = """
            Deal Name,Deal Stage,Close Date
            Filler,Negotiation,2026-12-01
            Labels,,soon
            Rinser,Closed Won,2026-01-31
            """

        let (trial, report) = try await house.takeTwice(text, of: .opportunity)

        #expect(trial == report)
        #expect(report.added == 3)
        #expect(report.problems.isEmpty)
        #expect(try await opportunities().map { $0.closedOn?.text } == [nil, nil, "2026-01-31"])
        #expect(try await house.take(text, of: .opportunity, overwrites: true).unchanged == 3)
        let reopened = "Deal Name,Deal Stage,Close Date\nRinser,Negotiation,2026-12-01\n"
        #expect(try await house.take(reopened, of: .opportunity).unchanged == 1)
        #expect(try await house.take(reopened, of: .opportunity, overwrites: true).updated == 1)
        #expect(try await opportunities().allSatisfy { $0.closedOn == nil })
    }

    @Test func whoOwnsADealIsNotTheCustomer() async throws {
        let text = "Deal Name,Deal Owner,Contact email\nFiller,rep@ourfirm.test,maria@buyer.test\n"

        let report = try await house.take(text, of: .opportunity)

        #expect(report.added == 1)
        #expect(report.newPeople == 1)
        #expect(try await store.contact(address: "rep@ourfirm.test") == nil)
    }

    @Test func oneNameOfTwoAccountsIsTwo() async throws {
        let (trial, report) = try await house.takeTwice(
            "name,account\nRenewal,Buyer\nRenewal,Other\nRenewal,\nrenewal,BUYER\n",
            of: .opportunity
        )

        #expect(trial == report)
        #expect(report.added == 3)
        #expect(report.newAccounts == 2)
        #expect(report.problems.map(\.line) == [5])
        #expect(report.problems.first?.words.contains("line 2") == true)
    }

    @Test func everyBadLineIsToldAndTheOthersAreTaken() async throws {
        try await store.addOpportunity(name: "Twin")
        try await store.addOpportunity(name: "Twin")
        let many = (0..<51).map { "p\($0)@x.test" }.joined(separator: ";")
        let text = """
            name,people,amount,currency,stage,closed on
            Good,,,EUR,,
            ,,,,,
            A,nobody,,,,
            B,,"12,500",EUR,,
            C,,5,EURO,,
            D,,5,,,
            E,,,,perhaps,
            F,,,,won,yesterday
            G,,,,lost,31.01.2026
            Twin,,,,,
            H,\(many),,,,
            good,,,,,
            """

        let (trial, report) = try await house.takeTwice(text, of: .opportunity)

        #expect(trial == report)
        #expect(report.added == 1)
        #expect(report.problems.map(\.line) == Array(3...13))
        #expect(
            report.problems.map(\.column) == [
                "name", "people", "amount", "currency", "currency", "stage", "closed on", "closed on", "name",
                "people", "name",
            ]
        )
        #expect(report.problems.allSatisfy { $0.words.hasSuffix(".") })
        #expect(try await store.contact(address: "p0@x.test") == nil)
    }

    @Test(arguments: [false, true])
    func whatIsExportedCanBeImportedWithoutAChange(overwrites: Bool) async throws {
        let maria = try await store.addContact(name: "Maria", address: "maria@buyer.test")
        // Two accounts of one name, and two sales of one name to the second of them.
        try await store.addAccount(name: "Buyer", by: nil)
        let second = try await store.addAccount(name: "Buyer", by: nil)
        for stage in [Stage.won, .new] {
            try await store.addOpportunity(name: "Renewal") { opportunity in
                opportunity.account = AccountReference(second.id)
                opportunity.contacts = [maria.id]
                opportunity.stage = stage
            }
        }
        try await store.addOpportunity(name: "=Filler") { $0.amount = Money(units: 1_500, currency: "BHD") }
        let before = try await opportunities()

        let (trial, report) = try await house.takeTwice(
            try await house.export(.opportunity),
            of: .opportunity,
            overwrites: overwrites
        )

        #expect(trial == report)
        #expect(report.unchanged == 3)
        #expect(report.problems.isEmpty)
        #expect(try await opportunities() == before)
        let other = try await House.open()
        let elsewhere = try await other.take(try await house.export(.opportunity), of: .opportunity)
        #expect(elsewhere.added == 2)
        #expect(elsewhere.newPeople == 1)
        #expect(elsewhere.problems.count == 1)
    }

    @Test func manyRowsAreTakenInSeveralTransactions() async throws {
        let rows = (0..<450).map { "Deal \($0 % 430),Buyer" }

        let (trial, report) = try await house.takeTwice(
            (["name,account"] + rows).joined(separator: "\n"),
            of: .opportunity
        )

        #expect(trial == report)
        #expect(report.added == 430)
        #expect(report.newAccounts == 1)
        #expect(report.problems.map(\.line) == Array(432...451))
    }

    @Test func moreRowsThanAreTakenAtOnceAreRefused() {
        let rows = String(repeating: "Deal\n", count: ImportTable.maximumRows + 1)

        #expect(throws: ImportProblem.self) { try ImportTable(Array("name\n\(rows)".utf8), of: .opportunity) }
    }
}
