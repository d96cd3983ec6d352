import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// Saying anew what an email is about that was sent.
@Suite struct RegardingPageTests {
    @Test func isChosenOnThePageAndTakenBack() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let opportunity = try await house.store.addOpportunity(name: "Filler & more") { _ in }
        let path = "/emails/\(email.id)"

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let before = try await caller.ask(.get, path, headers: browser.headers).text
            #expect(before.contains("Say what it is about"))
            #expect(before.contains(#"data-picker="records""#))

            let form = ["csrf": browser.csrfToken, "regarding": "Filler & more"]
            let saved = try await caller.post("\(path)/regarding", form: form, cookies: browser.cookies)
            #expect(saved.headers[.location] == "\(path)?was=nothing")
            let after = try await caller.ask(.get, "\(path)?was=nothing", headers: browser.headers).text
            #expect(after.contains(#"Regarding <a href="/opportunities/\#(opportunity.id)">Filler &amp; more</a>"#))
            #expect(after.contains("It is about Filler &amp; more now."))

            let undo = ["csrf": browser.csrfToken, "do": "undo", "to": ""]
            let undone = try await caller.post("\(path)/regarding", form: undo, cookies: browser.cookies)
            #expect(undone.headers[.location] == path)
        }
        #expect(try await house.store.email(email.id, viewer: house.sam.viewer)?.regarding == nil)
    }

    @Test func whatIsNotThereIsNamedAndKept() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken, "regarding": "Nothing & nobody"]
            let reply = try await caller.post("/emails/\(email.id)/regarding", form: form, cookies: browser.cookies)
            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains("Nothing here is called"))
            #expect(reply.text.contains(#"value="Nothing &amp; nobody""#))
            #expect(reply.text.contains("regarding-wrong"))

            let other = try await caller.logIn(house.eve)
            let foreign = ["csrf": other.csrfToken, "regarding": ""]
            let refused = try await caller.post("/emails/\(email.id)/regarding", form: foreign, cookies: other.cookies)
            #expect(refused.status == .notFound)
        }
    }

    @Test func theAPIChangesItAndNothingElse() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let account = try await house.store.addAccount(name: "Contoso", by: nil) { _ in }
        let path = "/api/v1/emails/\(email.id)"

        try await house.open { caller in
            let body = #"{"regarding":"\#(account.id)"}"#
            let changed = try await caller.ask(.patch, path, as: house.sam, body: body)
            #expect(changed.status == .ok)
            #expect(try changed.json()["regarding"] == .string(account.id.description))
            #expect(try changed.json()["regardingKind"] == .string("account"))
            let both = #"{"regarding":null,"subject":"x"}"#
            #expect(try await caller.ask(.patch, path, as: house.sam, body: both).problem() == "already-sent")
            let stale = #"{"regarding":null,"version":1}"#
            #expect(try await caller.ask(.patch, path, as: house.sam, body: stale).status == .conflict)
            #expect(try await caller.ask(.patch, path, as: house.eve, body: body).status == .notFound)
            let cleared = try await caller.ask(.patch, path, as: house.sam, body: #"{"regarding":null}"#).json()
            #expect(cleared["regarding"] == .null)

            let audit = try await caller.ask(.get, "/api/v1/audit", as: house.ada).json()
            #expect(audit["items"].array.count { $0["action"] == .string("regardingChanged") } == 2)
        }
    }

    @Test func whatWaitsForItsTimeGoesOnWaiting() async throws {
        let house = try await WebHouse()
        let draft = try await house.draft()
        let moment = house.clock.now + .seconds(3_600)
        try await house.store.queue(draft.id, at: moment, by: house.sam.viewer)
        let account = try await house.store.addAccount(name: "Contoso", by: nil) { _ in }

        try await house.open { caller in
            let body = #"{"regarding":"\#(account.id)"}"#
            let changed = try await caller.ask(.patch, "/api/v1/emails/\(draft.id)", as: house.sam, body: body).json()
            #expect(changed["regarding"] == .string(account.id.description))
            #expect(changed["status"] == .string("scheduled"))
            #expect(changed["sendAt"] == .string(moment.description))
        }
    }
}
