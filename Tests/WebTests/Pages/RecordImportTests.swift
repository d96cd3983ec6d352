import HTTPTypes
import Storage
import Testing

@testable import Web

/// Accounts and opportunities as tables, on the pages and by the API.
@Suite struct RecordImportTests {
    /// One of both.
    struct Kind: Sendable, CustomTestStringConvertible {
        let name: String
        let kind: RecordKind
        let table: String
        let facts: [String]
        let verb: String
        let done: String
        var testDescription: String { name }
    }

    private static let kinds = [
        Kind(
            name: "accounts",
            kind: .account,
            table: "Company,Domain,Tel\nContoso,contoso.example,112\nFabrikam,,call me\n",
            facts: ["1 account will be added.", "<td>3</td><td>Tel</td>"],
            verb: "Import 1 account",
            done: "2 accounts imported"
        ),
        Kind(
            name: "opportunities",
            kind: .opportunity,
            table: "Deal,Company,Contact email\nFiller,Contoso,maria@x.example\nRinser,Contoso,nobody\n",
            facts: [
                "1 opportunity will be added.", "1 account will be added for them.", "1 person will be added for them.",
                "<td>3</td><td>Contact email</td>", "is taken of what is won or lost alone.",
            ],
            verb: "Import 1 opportunity",
            done: "2 opportunities imported"
        ),
    ]

    private func names(_ kind: RecordKind, in store: Store) async throws -> [String] {
        kind == .account
            ? try await store.accounts(RecordQuery()).map(\.name)
            : try await store.opportunities(RecordQuery()).map(\.name)
    }

    @Test(arguments: kinds)
    func aTableIsLookedAtAndThenTakenIn(_ kind: Kind) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let list = try await caller.ask(.get, "/\(kind.name)", headers: browser.headers)
            #expect(list.text.contains("href=\"/\(kind.name)/import\""))
            let page = try await caller.ask(.get, "/\(kind.name)/import", headers: browser.headers)
            #expect(page.text.contains("Import \(kind.name)</h1>"))
            var form = ["csrf": browser.csrfToken, "table": kind.table, "do": "look"]
            let look = try await caller.post("/\(kind.name)/import", form: form, cookies: browser.cookies)
            #expect(look.status == .ok)
            for fact in kind.facts { #expect(look.text.contains(fact), "\(fact)") }
            #expect(look.text.contains(kind.verb))
            #expect(try await names(kind.kind, in: house.store).isEmpty)

            form["headers"] = String(kind.table.prefix { $0 != "\n" }).replacing(",", with: "|")
            form["column-2"] = ""
            form["do"] = "import"
            let done = try await caller.post("/\(kind.name)/import", form: form, cookies: browser.cookies)
            #expect(done.text.contains(kind.done))
            #expect(done.text.contains("href=\"/\(kind.name)?"))
            #expect(try await names(kind.kind, in: house.store).count == 2)
        }
    }

    @Test(arguments: kinds)
    func aTableComesByTheAPI(_ kind: Kind) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let path = "/api/v1/\(kind.name)/import"
            let csv: HTTPFields = [.contentType: "text/csv"]
            let trial = try await caller.ask(
                .post,
                "\(path)?dryRun=true",
                as: house.sam,
                headers: csv,
                body: kind.table
            ).json()
            #expect(trial["added"] == .integer(1))
            #expect(trial["problems"].array.map { $0["line"] } == [.integer(3)])
            #expect(trial["newPeople"] == .integer(kind.kind == .opportunity ? 1 : 0))
            #expect(trial["newConsents"] == .integer(0))
            #expect(try await names(kind.kind, in: house.store).isEmpty)
            let wrong = try await caller.ask(
                .post,
                path + "?column=Company:address",
                as: house.sam,
                headers: csv,
                body: kind.table
            )
            #expect(try wrong.pointers() == ["?column"])
            let taken = try await caller.ask(.post, path, as: house.sam, headers: csv, body: kind.table).json()
            #expect(taken["added"] == .integer(1))
            let export = try await caller.ask(.get, "/api/v1/\(kind.name)/export", as: house.sam)
            let again = try await caller.ask(
                .post,
                path + "?overwrite=true",
                as: house.sam,
                headers: csv,
                body: export.text
            ).json()
            #expect(again["unchanged"] == .integer(1))
            #expect(again["problems"].array.isEmpty)
            let json = try await caller.ask(.post, path, as: house.sam, body: "{}")
            #expect(json.status == .unsupportedMediaType)
        }
    }

    @Test func whatIsReadOfOneKindAloneMayStandTwiceInAnother() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let csv: HTTPFields = [.contentType: "text/csv"]
            let people = "email,Status,Status\nmaria@x.example,a,b\n"
            let taken = try await caller.ask(
                .post,
                "/api/v1/contacts/import",
                as: house.sam,
                headers: csv,
                body: people
            ).json()
            #expect(taken["added"] == .integer(1))
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken, "table": people, "do": "look"]
            let look = try await caller.post("/people/import", form: form, cookies: browser.cookies)
            #expect(look.status == .ok)
            let deals = ["csrf": browser.csrfToken, "table": "name,Status,Status\nFiller,new,won\n", "do": "look"]
            let refused = try await caller.post("/opportunities/import", form: deals, cookies: browser.cookies)
            #expect(refused.text.contains("Two columns are named"))
        }
    }

    @Test func aConsentInATableIsRecordedInTheNameOfWhoeverTookItIn() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let report = try await caller.ask(
                .post,
                "/api/v1/contacts/import",
                as: house.sam,
                headers: [.contentType: "text/csv"],
                body: "email,consent,consent manner,consent words\nmaria@x.example,2020-01-31,A form,Yes.\n"
            ).json()
            #expect(report["newConsents"] == .integer(1))
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken, "table": "email,consent\ntom@x.example,yes\n", "do": "look"]
            let look = try await caller.post("/people/import", form: form, cookies: browser.cookies)
            #expect(look.text.contains("A yes proves nothing."))
            #expect(look.text.contains("<option value=\"consent\" selected>"))
        }
        let maria = try #require(try await house.store.contact(address: "maria@x.example"))
        #expect(try await house.store.consents(of: maria.id).map(\.recordedBy) == [house.sam.user.id])
    }
}
