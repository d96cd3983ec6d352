import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// What the page of a person says and does about following them.
@Suite struct PersonFollowingTests {
    private func fields(_ browser: Browser, _ more: [String: String] = [:]) -> [String: String] {
        more.merging([CSRFToken.field: browser.csrfToken]) { first, _ in first }
    }

    @Test func aConsentIsRecordedAndWithdrawnThere() async throws {
        let house = try await WebHouse()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")
        let path = "/people/\(maria.id)"

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let typed = ["givenOn": "2025-03-01", "manner": "By a tick in a form", "words": "You <may>."]
            let form = fields(browser, typed)
            let reply = try await caller.post(path + "/consents", form: form, cookies: browser.cookies)
            #expect(reply.status == .seeOther)
            let page = try await caller.ask(.get, path, headers: browser.headers).text
            #expect(page.contains("You &lt;may&gt;."))
            #expect(page.contains("Recorded by Sam"))

            let consent = try #require(try await house.store.consents(of: maria.id).first)
            let withdraw = Route.withdrawConsent(consent).path
            _ = try await caller.post(withdraw, form: fields(browser), cookies: browser.cookies)
            let after = try await caller.ask(.get, path, headers: browser.headers).text
            #expect(after.contains("Withdrawn by Sam"))
            #expect(after.contains("It holds after all"))
        }
    }

    @Test(arguments: [("", "a form", "yes"), ("2025-03-01", " ", "yes"), ("2025-03-01", "a form", "")])
    func whatIsMissingIsSaidAndNothingTypedIsLost(day: String, manner: String, words: String) async throws {
        let house = try await WebHouse()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = fields(browser, ["givenOn": day, "manner": manner, "words": words])
            let path = "/people/\(maria.id)/consents"
            let reply = try await caller.post(path, form: form, cookies: browser.cookies)

            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains("aria-invalid"))
            #expect(reply.text.contains("<details class=\"section\" open>"))
            if !day.isEmpty { #expect(reply.text.contains("value=\"\(day)\"")) }
        }
    }

    @Test func aPersonIsSilencedThereAndRecordedAgain() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()
        let maria = try #require(try await house.store.contact(address: "maria@contoso.example"))

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            for (verb, next) in [("silence", "Record again"), ("unsilence", "Silence this person")] {
                let path = "/people/\(maria.id)/\(verb)"
                _ = try await caller.post(path, form: fields(browser), cookies: browser.cookies)
                let page = try await caller.ask(.get, "/people/\(maria.id)", headers: browser.headers).text
                #expect(page.contains(next))
            }
        }
    }

    @Test func whoStoppedItThemselvesIsRecordedAgainOnceTheirPreferenceAllowsIt() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        try await house.store.stopFollowing(CopyReference(email: email.id, recipient: 0))
        let maria = try #require(try await house.store.contact(address: "maria@contoso.example"))

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let path = "/people/\(maria.id)"
            let stopped = try await caller.ask(.get, path, headers: browser.headers).text
            #expect(stopped.contains("They stopped this themselves: only once their preference allows it"))
            #expect(!stopped.contains("Record again"))
            let refused = try await caller.post(path + "/unsilence", form: fields(browser), cookies: browser.cookies)
            #expect(refused.status == .conflict)
            #expect(try await house.store.contact(maria.id)?.silencedAt != nil)

            try await house.store.updateContact(maria.id, preference: .allow, by: house.sam.user.id)
            let allowed = try await caller.ask(.get, path, headers: browser.headers).text
            #expect(allowed.contains("Record again"))
            _ = try await caller.post(path + "/unsilence", form: fields(browser), cookies: browser.cookies)
            #expect(try await house.store.contact(maria.id)?.silencedAt == nil)
        }
    }
}
