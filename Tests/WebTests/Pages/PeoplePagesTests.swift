import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct PeoplePagesTests {
    @Test func aPersonIsAddedWithAllThatIsKnown() async throws {
        let house = try await WebHouse()
        let account = try await house.store.addAccount(name: "Contoso", by: nil)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = [
                "csrf": browser.csrfToken, "name": "Maria", "address": "maria@x.example",
                "otherAddresses": "mo@x.example\r\n m2@x.example ", "phone": "0049 30/1", "title": "Boss",
                "account": "contoso", "postalAddress": "Hall 3\r\nBerlin", "timeZone": "Europe/Berlin",
                "language": "de",
            ]
            let reply = try await caller.post("/people/new", form: form, cookies: browser.cookies)

            #expect(reply.status == .seeOther)
            let maria = try #require(try await house.store.contact(address: "maria@x.example"))
            #expect(reply.headers[.location] == "/people/\(maria.id)")
            #expect(maria.otherAddresses == ["mo@x.example", "m2@x.example"])
            #expect(maria.account?.id == account.id)
            #expect(maria.postalAddress == "Hall 3\nBerlin")
        }
    }

    @Test(arguments: [
        ("address", "nobody", "address"), ("phone", "call me", "phone"), ("timeZone", "Berlin", "timeZone"),
        ("language", "German!", "language"), ("account", "Nobody Ltd", "account"),
        ("otherAddresses", "x", "otherAddresses"),
        ("address", "taken@x.example", "address"),
    ])
    func whatIsWrongIsSaidBesideItAndNothingTypedIsLost(field: String, value: String, place: String) async throws {
        let house = try await WebHouse()
        try await house.store.addContact(name: "", address: "taken@x.example")
        let contact = try await house.store.addContact(name: "Old", address: "old@x.example")

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            for path in ["/people/new", "/people/\(contact.id)"] {
                var form = [
                    "csrf": browser.csrfToken, "name": "Typed Name", "address": "new@x.example", "title": "Typed Title",
                    "preference": "disallow",
                ]
                form[field] = value
                let reply = try await caller.post(path, form: form, cookies: browser.cookies)

                #expect(reply.status == .unprocessableContent, "\(path)")
                #expect(reply.text.contains("id=\"field-\(place)-wrong\""), "\(path)")
                #expect(reply.text.contains("value=\"Typed Name\""))
                #expect(reply.text.contains("value=\"Typed Title\""))
                #expect(reply.text.contains(value))
                #expect(reply.text.contains("value=\"disallow\" checked"))
            }
        }
        #expect(try await house.store.contact(contact.id) == contact)
    }

    @Test func aPersonGoesToTheArchiveAndBack() async throws {
        let house = try await WebHouse()
        let contact = try await house.store.addContact(name: "Maria", address: "maria@x.example")

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken]
            let gone = try await caller.post("/people/\(contact.id)/archive", form: form, cookies: browser.cookies)
            let place = try #require(gone.headers[.location])
            let list = try await caller.ask(.get, place, headers: browser.headers)
            #expect(list.text.contains("Maria was archived."))
            #expect(list.text.contains("/people/\(contact.id)/restore"))
            #expect(!list.text.contains("href=\"/people/\(contact.id)\""))

            let back = try await caller.post("/people/\(contact.id)/restore", form: form, cookies: browser.cookies)
            #expect(back.headers[.location] == "/people/\(contact.id)")
            let people = try await caller.ask(.get, "/people", headers: browser.headers)
            #expect(people.text.contains("href=\"/people/\(contact.id)\""))
        }
    }

    @Test func thePageOfAPersonShowsWhatBecameOfTheirMail() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()
        let maria = try #require(try await house.store.contact(address: "maria@contoso.example"))
        let filler = try await house.store.addOpportunity(name: "The filler") { $0.contacts = [maria.id] }

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, "/people/\(maria.id)", headers: browser.headers)

            #expect(page.text.contains("Your quote"))
            #expect(page.text.contains("of 1 followed"))
            #expect(page.text.contains("Last opened"))
            #expect(page.text.contains("/opportunities/\(filler.id)"))
            let other = try await caller.logIn(house.eve)
            let others = try await caller.ask(.get, "/people/\(maria.id)", headers: other.headers)
            #expect(!others.text.contains("Your quote"))
        }
    }

    @Test func anAccountThatRefusesIsSaidOnItsPeople() async throws {
        let house = try await WebHouse()
        try await house.store.addAccount(name: "Contoso", by: nil) { account in
            account.domain = "contoso.example"
            account.preference = .disallow
        }
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, "/people/\(maria.id)", headers: browser.headers)
            #expect(page.text.contains("Nobody at Contoso is followed."))
            let list = try await caller.ask(.get, "/people", headers: browser.headers)
            #expect(list.text.contains("Not followed"))
            let form = [
                "csrf": browser.csrfToken, "do": "following", "to": "new@contoso.example", "from": "sam@seller.example",
            ]
            let panel = try await caller.post("/compose", form: form, cookies: browser.cookies)
            #expect(panel.text.contains("data-blocked=\"new@contoso.example\""))
            #expect(panel.text.contains("new@contoso.example belongs to an account that is not followed"))
        }
    }
}
