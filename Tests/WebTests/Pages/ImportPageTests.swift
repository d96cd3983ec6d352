import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite struct ImportPageTests {
    private static let table = "Name,Where,Phone\nMaria,maria@x.example,112\nTom,tom@x.example,call me\n"

    @Test func aTableIsLookedAtAndThenTakenIn() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            var form = ["csrf": browser.csrfToken, "table": Self.table, "do": "look"]
            let look = try await caller.post("/people/import", form: form, cookies: browser.cookies)
            #expect(look.status == .ok)
            #expect(look.text.contains("1 person will be added."))
            #expect(look.text.contains("<td>3</td><td>Phone</td>"))
            #expect(look.text.contains("Import 1 person"))
            #expect(try await house.store.contacts(matching: "", after: nil, limit: 5).isEmpty)

            form["headers"] = "Name|Where|Phone"
            form["column-2"] = ""
            form["do"] = "import"
            let done = try await caller.post("/people/import", form: form, cookies: browser.cookies)
            #expect(done.text.contains("2 people imported"))
            let names = try await house.store.contacts(matching: "", after: nil, limit: 5).map(\.name)
            #expect(names == ["Maria", "Tom"])
        }
    }

    @Test(arguments: [
        ("", "Choose a file or paste a table first."), ("name\nMaria\n", "No column has the addresses."),
        ("email,email\nx,y\n", "Two columns are named"),
    ])
    func whatCantBeReadIsSaidAndKept(table: String, words: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken, "table": table, "do": "import"]
            let reply = try await caller.post("/people/import", form: form, cookies: browser.cookies)

            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains(words))
            #expect(table.isEmpty || reply.text.contains(table.prefix { $0 != "\n" }))
        }
    }

    @Test func aTableComesByTheAPI() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let path = "/api/v1/contacts/import"
            let csv: HTTPFields = [.contentType: "text/csv"]
            let trial = try await caller.ask(
                .post,
                "\(path)?dryRun=true",
                as: house.sam,
                headers: csv,
                body: Self.table
            ).json()
            #expect(trial["added"] == .integer(1))
            #expect(trial["dryRun"] == .truth(true))
            #expect(trial["problems"].array.map { $0["line"] } == [.integer(3)])
            #expect(
                trial["columns"].array.map { $0["field"] } == [.string("name"), .string("address"), .string("phone")]
            )
            let taken = try await caller.ask(
                .post,
                "\(path)?column=Phone:",
                as: house.sam,
                headers: csv,
                body: Self.table
            ).json()
            #expect(taken["added"] == .integer(2))
            for query in ["?column=Nothing:name", "?column=Phone", "?column=Phone:size", "?column=Where:"] {
                let wrong = try await caller.ask(.post, path + query, as: house.sam, headers: csv, body: Self.table)
                #expect(wrong.status == .unprocessableContent, "\(query)")
                #expect(try wrong.pointers() == ["?column"])
            }
            let json = try await caller.ask(.post, path, as: house.sam, body: "{}")
            #expect(json.status == .unsupportedMediaType)
            let export = try await caller.ask(.get, "/api/v1/contacts/export", as: house.sam)
            #expect(export.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(export.text.contains("maria@x.example"))
        }
    }
}
