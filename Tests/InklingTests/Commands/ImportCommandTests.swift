import ArgumentParser
import Engagement
import Foundation
import Storage
import Testing

@testable import inkling

struct ImportCommandTests {
    private let folder: DataFolder
    private let store: Store

    init() async throws {
        folder = try DataFolder.open(NSTemporaryDirectory() + "inkling-import-\(UUID().uuidString)")
        store = try await Workspace.open(folder)
    }

    private func take(_ table: String, _ arguments: String...) async throws -> ExitCode? {
        let path = folder.path + "/people.csv"
        try Data(table.utf8).write(to: URL(fileURLWithPath: path))
        let parsed = try Inkling.parseAsRoot(["import", path] + arguments + ["--data-folder", folder.path])
        var command = try #require(parsed as? any AsyncParsableCommand)
        do {
            try await command.run()
            return nil
        } catch let code as ExitCode {
            return code
        }
    }

    @Test func takesPeopleInAndTellsBadLinesByItsStatus() async throws {
        let table = "Name,E-Mail,Tel\nMaria,maria@x.example,112\n"

        #expect(try await take(table, "--dry-run") == nil)
        #expect(try await store.contact(address: "maria@x.example") == nil)
        #expect(try await take(table) == nil)
        #expect(try await store.contact(address: "maria@x.example")?.phone == "112")
        #expect(try await take(table + "Tom,nobody,\n") == .failure)
        #expect(try await take("Name,E-Mail,Tel\nMary,maria@x.example,\n", "--overwrite") == nil)
        #expect(try await store.contact(address: "maria@x.example")?.name == "Mary")
    }

    @Test func columnsAreToldByName() async throws {
        let table = "Who,Contact details\nMaria,maria@x.example\n"

        #expect(try await take(table, "--column", "Who=title") == nil)
        #expect(try await store.contact(address: "maria@x.example")?.title == "Maria")
        for wrong in ["Who", "Nobody=name", "Who=size", "Who=stage", "Contact details="] {
            #expect(try await take(table, "--column", wrong) == .failure, "\(wrong)")
        }
    }

    @Test func takesAccountsAndOpportunitiesIn() async throws {
        let accounts = "Company,Domain\nContoso,contoso.example\n"

        #expect(try await take(accounts, "--kind", "accounts", "--dry-run") == nil)
        #expect(try await store.accounts(RecordQuery()).isEmpty)
        #expect(try await take(accounts, "--kind", "accounts") == nil)
        #expect(try await store.accounts(RecordQuery()).map(\.domain) == ["contoso.example"])
        let deals = "Deal,Company,How far\nFiller,Contoso,won\n"
        #expect(try await take(deals, "--kind", "opportunities", "--column", "How far=stage") == nil)
        let deal = try #require(try await store.opportunities(RecordQuery()).first)
        #expect(deal.stage == .won)
        #expect(deal.account?.name == "Contoso")
        #expect(try await take(deals + "Rinser,,perhaps\n", "--kind", "opportunities") == nil)
        #expect(try await take("Deal,Stage\nLabels,perhaps\n", "--kind", "opportunities") == .failure)
    }

    @Test func consentsAreRecordedInSomebodysName() async throws {
        let table = "Email,Consent,Consent manner,Consent words\nmaria@x.example,2020-01-31,A form,Yes.\n"
        let anna = try await store.addUser(
            name: "Anna",
            address: "anna@seller.example",
            role: .seller,
            passwordHash: "a"
        )

        #expect(try await take(table) == .failure)
        #expect(try await take(table, "--user", "nobody@seller.example") == .failure)
        #expect(try await take(table, "--user", "anna@seller.example") == nil)
        let maria = try #require(try await store.contact(address: "maria@x.example"))
        #expect(try await store.consents(of: maria.id).map(\.recordedBy) == [anna.id])
    }
}
