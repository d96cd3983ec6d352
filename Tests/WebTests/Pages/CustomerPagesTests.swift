import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct CustomerPagesTests {
    @Test func anAccountIsAddedSavedAndArchived() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            var form = ["csrf": browser.csrfToken, "name": "Contoso", "domain": "contoso.example"]
            let made = try await caller.post("/accounts/new", form: form, cookies: browser.cookies)
            let place = try #require(made.headers[.location])
            #expect(place.hasPrefix("/accounts/"))

            form["preference"] = "disallow"
            let saved = try await caller.post(place, form: form, cookies: browser.cookies)
            #expect(saved.headers[.location] == "\(place)?saved=yes")
            let page = try await caller.ask(.get, place, headers: browser.headers)
            #expect(page.text.contains("Nobody here would like to be followed"))

            form["domain"] = "gmail.com"
            let wrong = try await caller.post(place, form: form, cookies: browser.cookies)
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("value=\"gmail.com\""))
            #expect(wrong.text.contains("field-domain-wrong"))

            let gone = try await caller.post("\(place)/archive", form: form, cookies: browser.cookies)
            let list = try await caller.ask(.get, try #require(gone.headers[.location]), headers: browser.headers)
            #expect(list.text.contains("Contoso was archived."))
        }
    }

    @Test func anOpportunityIsAddedWithPeopleWhoAreNew() async throws {
        let house = try await WebHouse()
        let account = try await house.store.addAccount(name: "Contoso", by: nil) { $0.domain = "contoso.example" }

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            var form = [
                "csrf": browser.csrfToken, "name": "Filler", "account": "Contoso",
                "account-picked": account.id.description,
                "people": "\"Ochoa, Maria\" <maria@contoso.example>", "amount": "12.500,50", "currency": "eur",
                "stage": "proposed",
            ]
            let made = try await caller.post("/opportunities/new", form: form, cookies: browser.cookies)
            let place = try #require(made.headers[.location])
            let page = try await caller.ask(.get, place, headers: browser.headers)
            #expect(page.text.contains("12,500.50 EUR"))
            #expect(page.text.contains("Ochoa, Maria"))
            #expect(page.text.contains("/accounts/\(account.id)"))

            form["stage"] = "won"
            form["closedOn"] = "2026-01-31"
            _ = try await caller.post(place, form: form, cookies: browser.cookies)
            let won = try await caller.ask(.get, "/opportunities?show=won", headers: browser.headers)
            #expect(won.text.contains("on 31 Jan 2026"))
            let open = try await caller.ask(.get, "/opportunities", headers: browser.headers)
            #expect(!open.text.contains("31 Jan 2026"))
        }
    }

    @Test(arguments: [
        ("amount", "12,500", "amount", "two amounts"), ("currency", "EURO", "currency", "no currency"),
        ("closedOn", "2026-01-31", "closedOn", "won or lost"), ("name", "", "name", "A name is needed"),
        ("account", "Nobody Ltd", "account", "Nothing here is called"),
        ("people", "nobody", "people", "field-people-wrong"),
        ("people", "\"Maria\u{2028}Ochoa\" <m@contoso.example>", "people", "field-people-wrong"),
    ])
    func whatIsWrongIsSaidBesideIt(field: String, value: String, place: String, words: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            var form = ["csrf": browser.csrfToken, "name": "Filler", "amount": "5", "currency": "EUR", "stage": "new"]
            form[field] = value
            let reply = try await caller.post("/opportunities/new", form: form, cookies: browser.cookies)

            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains("id=\"field-\(place)-wrong\""))
            #expect(reply.text.contains(words))
        }
        #expect(try await house.store.opportunities(RecordQuery()).isEmpty)
    }

    @Test func anEmailIsWrittenAboutAnOpportunityToItsPeople() async throws {
        let house = try await WebHouse()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")
        let filler = try await house.store.addOpportunity(name: "The filler") { $0.contacts = [maria.id] }

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let blank = try await caller.ask(.get, "/compose?regarding=\(filler.id)", headers: browser.headers)
            #expect(blank.text.contains("Maria &lt;maria@contoso.example&gt;"))
            #expect(blank.text.contains("value=\"The filler\""))
            #expect(blank.text.contains("value=\"\(filler.id)\""))

            var form = [
                "csrf": browser.csrfToken, "from": "sam@seller.example", "to": "maria@contoso.example",
                "subject": "Quote", "body": "Hello", "do": "save", "regarding": "the FILLER",
            ]
            _ = try await caller.post("/compose", form: form, cookies: browser.cookies)
            let emails = try await house.store.emails(of: .opportunity(filler.id), viewer: house.sam.viewer, limit: 5)
            #expect(emails.map(\.subject) == ["Quote"])
            let page = try await caller.ask(.get, "/opportunities/\(filler.id)", headers: browser.headers)
            #expect(page.text.contains("Quote"))

            form["regarding"] = "nothing like that"
            let wrong = try await caller.post("/compose", form: form, cookies: browser.cookies)
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("regarding-wrong"))
            #expect(wrong.text.contains("value=\"nothing like that\""))
        }
    }

    @Test func figuresSayWhoseMailTheyCountAndWhatIsStillToLeave() async throws {
        let house = try await WebHouse()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")
        let email = try await house.draft()
        try await house.store.queue(email.id, at: house.clock.now + .seconds(86_400), by: house.sam.viewer)

        try await house.open { caller in
            for (person, words) in [(house.sam, "Of your own mail"), (house.ada, "Of everybody’s mail")] {
                let browser = try await caller.logIn(person)
                let page = try await caller.ask(.get, Route.person(maria.id).path, headers: browser.headers).text
                #expect(page.contains(words))
                #expect(page.contains("<dt>Scheduled for</dt>"))
                #expect(!page.contains("<dt>Sent</dt>"))
            }
            let browser = try await caller.logIn(house.eve)
            let page = try await caller.ask(.get, Route.person(maria.id).path, headers: browser.headers).text
            #expect(!page.contains("<dt>Scheduled for</dt>"))
            let totals = try await caller.ask(.get, "/api/v1/records/\(maria.id)/totals", as: house.sam).json()
            #expect(totals["scheduledFor"] == .string((house.clock.now + .seconds(86_400)).description))
        }
    }

    @Test func theListsAreSearchedOrderedAndExported() async throws {
        let house = try await WebHouse()
        for name in ["Alpha", "Beta"] {
            try await house.store.addAccount(name: name, by: nil)
            house.clock.advance(by: .seconds(1))
        }

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            func page(_ path: String) async throws -> String {
                try await caller.ask(.get, path, headers: browser.headers).text
            }
            #expect(try await !page("/accounts?text=alp").contains("Beta"))
            let newest = try await page("/accounts?order=newest")
            let first = try #require(newest.firstRange(of: "Beta"))
            #expect(newest.firstRange(of: "Alpha").map { $0.lowerBound > first.lowerBound } == true)
            let table = try await caller.ask(.get, "/accounts/export", headers: browser.headers)
            #expect(table.headers[.contentDisposition] == "attachment; filename=\"accounts.csv\"")
            #expect(table.text.hasPrefix("id,name,domain"))
            #expect(table.text.contains("Alpha"))
        }
    }
}
