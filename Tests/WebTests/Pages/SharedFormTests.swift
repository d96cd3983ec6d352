import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// The forms of records that others may change while they are open.
@Suite struct SharedFormTests {
    struct Typing: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var field = "phone"
        let form: String
        let now: String
        let saved: String
        var isOvertaken = false
    }

    @Test(arguments: [
        Typing(testDescription: "typed", form: "phone=3&was-phone=1", now: "1", saved: "3"),
        Typing(testDescription: "left, and changed meanwhile", form: "phone=1&was-phone=1", now: "2", saved: "2"),
        Typing(testDescription: "by both", form: "phone=3&was-phone=1", now: "2", saved: "3", isOvertaken: true),
        Typing(testDescription: "gone meanwhile", form: "phone=3&was-phone=1", now: "", saved: "3", isOvertaken: true),
        Typing(testDescription: "changed by both alike", form: "phone=2&was-phone=1", now: "2", saved: "2"),
        Typing(testDescription: "emptied", form: "phone=&was-phone=1", now: "1", saved: ""),
        Typing(testDescription: "not in the form", form: "name=x", now: "1", saved: "1"),
        Typing(testDescription: "without what stood there", form: "phone=3", now: "1", saved: "3"),
        Typing(testDescription: "other line ends", form: "phone=1%0D%0A2&was-phone=1%0A2", now: "4", saved: "4"),
        Typing(
            testDescription: "the same people, written by a script",
            field: "people",
            form: "people=%22Maria%22+%3Cm@x.example%3E&was-people=Maria+%3CM@x.example%3E",
            now: "jo@x.example",
            saved: "jo@x.example"
        ),
        Typing(
            testDescription: "left, beside what goes with it",
            field: "currency",
            form: "amount=200&was-amount=100&currency=EUR&was-currency=EUR",
            now: "USD",
            saved: "EUR",
            isOvertaken: true
        ),
    ])
    func onlyWhatWasTypedIsSaved(typing: Typing) throws {
        let fields = try #require(FormFields(Array(typing.form.utf8)))

        let form = SharedForm(fields, of: [typing.field: typing.now])

        #expect(form[typing.field] == typing.saved)
        #expect((form.fault?.words(for: typing.field) != nil) == typing.isOvertaken)
    }

    @Test func whatIsWrongInSeveralFieldsIsSaidBesideEach() throws {
        let text = "phone=3&was-phone=1&name=c&was-name=a&title=x&was-title=x"
        let fields = try #require(FormFields(Array(text.utf8)))

        let fault = try #require(SharedForm(fields, of: ["phone": "2", "name": "b", "title": "y"]).fault)

        #expect(fault.words(for: "phone")?.contains("“2”") == true)
        #expect(fault.words(for: "name")?.contains("“b”") == true)
        #expect(fault.words(for: "title") == nil)
    }

    // The form of a page as a browser sends it where nothing was typed.
    private func untouched(_ page: String, _ browser: Browser) -> [String: String] {
        var form = ["csrf": browser.csrfToken]
        for field in page.matches(of: #/name="was-([^"]+)" value="([^"]*)"/#) {
            let value = String(field.output.2).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            form["was-\(field.output.1)"] = value
            form[String(field.output.1)] = value
        }
        return form
    }

    @Test func aPageThatStayedOpenTakesNoNoBack() async throws {
        let house = try await WebHouse()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@x.example")
        let path = Route.person(maria.id).path

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, path, headers: browser.headers)
            var form = untouched(page.text, browser)
            #expect(form["preference"] == "allow")
            #expect(form["address"] == "maria@x.example")
            try await house.store.updateContact(maria.id, preference: .disallow, by: house.eve.user.id)

            form["phone"] = "+49 30 12345"
            let reply = try await caller.post(path, form: form, cookies: browser.cookies)

            #expect(reply.status == .seeOther)
            let saved = try #require(try await house.store.contact(maria.id))
            #expect(saved.phone == "+49 30 12345")
            #expect(saved.preference == .disallow)
            #expect(saved.name == "Maria")
        }
    }

    @Test func whoeverLiftsANoIsToldThatItIsTheirOwnByNow() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let maria = try #require(try await house.store.contact(address: "maria@contoso.example"))
        try await house.store.updateContact(maria.id, preference: .disallow, by: house.sam.user.id)
        let path = Route.person(maria.id).path

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, path, headers: browser.headers)
            var old = untouched(page.text, browser)
            try await house.store.stopFollowing(CopyReference(email: email.id, recipient: 0))

            old["preference"] = "allow"
            let asked = try await caller.post(path, form: old, cookies: browser.cookies)
            #expect(asked.status == .unprocessableContent)
            #expect(asked.text.contains("they stopped being followed themselves meanwhile"))
            #expect(asked.text.contains("value=\"allow\" checked"))
            #expect(try await house.store.contact(maria.id)?.preference == .disallow)

            var new = untouched(asked.text, browser)
            new["preference"] = "allow"
            let reply = try await caller.post(path, form: new, cookies: browser.cookies)
            #expect(reply.status == .seeOther)
            #expect(try await house.store.contact(maria.id)?.preference == .allow)
        }
    }

    @Test func whatBothWroteIsSaidAndSavedOnceMore() async throws {
        let house = try await WebHouse()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@x.example")
        let path = Route.person(maria.id).path

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, path, headers: browser.headers)
            var old = untouched(page.text, browser)
            let others = try await house.store.updateContact(maria.id, name: "Maria Ochoa", by: house.eve.user.id)

            old["name"] = "Mia"
            old["title"] = "Boss"
            let asked = try await caller.post(path, form: old, cookies: browser.cookies)
            #expect(asked.status == .unprocessableContent)
            #expect(asked.text.contains("This was changed to “Maria Ochoa” meanwhile."))
            #expect(asked.text.contains("id=\"field-name-wrong\""))
            #expect(asked.text.contains("value=\"Mia\""))
            #expect(asked.text.contains("value=\"Boss\""))
            #expect(try await house.store.contact(maria.id) == others)

            var new = untouched(asked.text, browser)
            #expect(new["name"] == "Maria Ochoa")
            new["name"] = "Mia"
            new["title"] = "Boss"
            let reply = try await caller.post(path, form: new, cookies: browser.cookies)
            #expect(reply.status == .seeOther)
            let saved = try await house.store.contact(maria.id)
            #expect(saved?.name == "Mia")
            #expect(saved?.title == "Boss")
        }
    }

    @Test(arguments: [nil, "perhaps"] as [String?])
    func aPreferenceThatIsNotSaidIsLeft(_ word: String?) async throws {
        let house = try await WebHouse()
        let account = try await house.store.addAccount(name: "Contoso", by: nil) { $0.preference = .disallow }
        let maria = try await house.store.addContact(
            name: "Maria",
            address: "maria@x.example",
            phone: "112",
            preference: .disallow
        ) {
            $0.otherAddresses = ["mo@x.example"]
            $0.account = AccountReference(account.id)
        }

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            var form = ["csrf": browser.csrfToken, "title": "Boss", "postalAddress": "Hall 3"]
            form["preference"] = word
            for path in [Route.person(maria.id).path, Route.account(account.id).path] {
                let reply = try await caller.post(path, form: form, cookies: browser.cookies)
                #expect(reply.status == .seeOther, "\(path)")
            }
        }
        var expected = maria
        expected.title = "Boss"
        expected.postalAddress = "Hall 3"
        #expect(try await house.store.contact(maria.id) == expected)
        let saved = try #require(try await house.store.account(account.id))
        #expect(saved.preference == .disallow)
        #expect(saved.name == "Contoso")
        #expect(saved.postalAddress == "Hall 3")
    }

    @Test func anAccountAndAnOpportunityKeepWhatOthersWroteMeanwhile() async throws {
        let house = try await WebHouse()
        let store = house.store
        let account = try await store.addAccount(name: "Contoso", by: nil)
        let maria = try await store.addContact(name: "Maria Ochoa", address: "maria@x.example")
        let filler = try await store.addOpportunity(name: "Filler") { opportunity in
            opportunity.account = AccountReference(account.id)
            opportunity.contacts = [maria.id]
        }

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let paths = [Route.account(account.id).path, Route.opportunity(filler.id).path]
            var forms: [[String: String]] = []
            for path in paths {
                forms.append(untouched(try await caller.ask(.get, path, headers: browser.headers).text, browser))
            }
            try await store.updateAccount(account.id, by: house.eve.user.id) { account in
                account.name = "Contoso AG"
                account.preference = .disallow
            }
            try await store.updateOpportunity(filler.id) { $0.stage = .won }

            forms[0]["phone"] = "+49 30 12345"
            forms[1]["name"] = "The filler"
            // As a script writes whom it shows as chips.
            forms[1]["people"] = "\"Maria Ochoa\" <maria@x.example>"
            for (path, form) in zip(paths, forms) {
                let reply = try await caller.post(path, form: form, cookies: browser.cookies)
                #expect(reply.status == .seeOther, "\(path)")
            }
        }
        let saved = try #require(try await store.account(account.id))
        #expect(saved.name == "Contoso AG")
        #expect(saved.preference == .disallow)
        #expect(saved.phone == "+49 30 12345")
        let sold = try #require(try await store.opportunity(filler.id))
        #expect(sold.name == "The filler")
        #expect(sold.stage == .won)
        #expect(sold.account?.id == account.id)
        #expect(sold.contacts == [maria.id])
    }
}
