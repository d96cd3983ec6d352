import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct BlocksPageTests {
    @Test func anEmptyPageOffersTheFirstStep() async throws {
        let house = try await WebHouse()

        let text = try await Self.page(house).text

        #expect(text.contains("Nothing is blocked"))
        #expect(text.contains("its number (1 and 2)"))
        #expect(!text.contains("id=\"lifted\""))
        #expect(!text.contains("{{"))
    }

    @Test func whatIsTypedIsBlockedAndShownWithReasonAndName() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let form = [
                "csrf": browser.csrfToken, "kind": "host", "what": " http://Bad.example/x ", "reason": "A <virus>",
            ]
            let taken = try await caller.post(Route.blocks.path, form: form, cookies: browser.cookies)
            #expect(taken.status == .seeOther)

            let place = try #require(taken.headers[.location])
            let shown = try await caller.ask(.get, place, headers: browser.headers).text
            #expect(shown.contains("bad.example and every name below it are blocked."))
            #expect(shown.contains("<td>A &lt;virus&gt;</td><td>Ada</td>"))
            #expect(shown.contains("data-what=\"bad.example\""))
        }
    }

    @Test(arguments: [
        (["kind": "host", "what": "com", "reason": "Spam"], "Give a whole host, such as contoso.com."),
        (["kind": "key", "what": "2", "reason": "Stolen"], "inkling key rotate"),
        (["kind": "host", "what": "bad.example", "reason": " "], "Say why, in at most 500 characters"),
    ])
    func aMistakeKeepsWhatWasTyped(fields: [String: String], words: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let form = fields.merging(["csrf": browser.csrfToken]) { $1 }
            let reply = try await caller.post(Route.blocks.path, form: form, cookies: browser.cookies)

            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains(words))
            #expect(reply.text.contains("value=\"\(fields["what"] ?? "")\""))
            #expect(reply.text.contains("value=\"\(fields["kind"] ?? "")\" selected"))
            #expect(try await house.store.edgeState().blocked == Blocked())
        }
    }

    @Test func liftingOffersToUndoItWithoutScripts() async throws {
        let house = try await WebHouse()
        let block = try await house.block(.host, "bad.example")

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            var form = ["csrf": browser.csrfToken]
            let lifted = try await caller.post(Route.liftBlock(block.id).path, form: form, cookies: browser.cookies)
            #expect(try await house.store.blockedHosts().isEmpty)
            let place = try #require(lifted.headers[.location])
            let text = try await caller.ask(.get, place, headers: browser.headers).text
            #expect(text.contains("<span>bad.example is not blocked any more.</span>"))
            #expect(text.contains("id=\"lifted\""))

            form.merge(["kind": "host", "what": "bad.example", "reason": block.reason]) { $1 }
            _ = try await caller.post(Route.blocks.path, form: form, cookies: browser.cookies)
            #expect(try await house.store.blockedHosts() == ["bad.example"])
            let again = try await caller.post(Route.liftBlock(block.id).path, form: form, cookies: browser.cookies)
            #expect(again.status == .notFound, "it was lifted already")
        }
    }

    @Test func sellersBlockNothing() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken, "kind": "host", "what": "bad.example", "reason": "Spam"]
            let reply = try await caller.post(Route.blocks.path, form: form, cookies: browser.cookies)
            let settings = try await caller.ask(.get, Route.settings.path, headers: browser.headers)

            #expect(reply.status == .forbidden)
            #expect(!settings.text.contains(Route.blocks.path))
            #expect(try await house.store.blockedHosts().isEmpty)
        }
    }

    @Test func theAuditLogLeadsToTheBlocks() async throws {
        let house = try await WebHouse()
        try await house.block(.host, "bad.example")

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let text = try await caller.ask(.get, Route.audit.path, headers: browser.headers).text

            #expect(text.contains("<td>Blocked what was misused</td><td><a href=\"/settings/blocks\">A block</a></td>"))
        }
    }

    @Test func anAdministratorBlocksAnEmailOnItsPageAndLiftsItAgain() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let page = Route.email(email.id).path

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            var form = ["csrf": browser.csrfToken, "reason": " "]
            let refused = try await caller.post(Route.blockEmail(email.id).path, form: form, cookies: browser.cookies)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("Say why, in at most 500 characters"))

            form["reason"] = "Sent by a thief"
            let taken = try await caller.post(Route.blockEmail(email.id).path, form: form, cookies: browser.cookies)
            #expect(taken.headers[.location] == page)
            let block = try #require(try await house.store.block(of: email.id))
            let shown = try await caller.ask(.get, page, headers: browser.headers).text
            #expect(shown.contains("</svg>Links blocked</span>"))
            #expect(shown.contains("Why: “Sent by a thief”."))

            form["from"] = "email"
            let lifted = try await caller.post(Route.liftBlock(block.id).path, form: form, cookies: browser.cookies)
            #expect(lifted.headers[.location] == page)
            #expect(try await house.store.block(of: email.id) == nil)
        }
    }

    @Test func aSellerIsToldThatTheirEmailIsBlockedAndCanNotBlockIt() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let page = Route.email(email.id).path

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let before = try await caller.ask(.get, page, headers: browser.headers).text
            #expect(!before.contains("Block this email"))
            let form = ["csrf": browser.csrfToken, "reason": "Mine"]
            let reply = try await caller.post(Route.blockEmail(email.id).path, form: form, cookies: browser.cookies)
            #expect(reply.status == .notFound)

            try await house.block(.email, email.id.description)
            let after = try await caller.ask(.get, page, headers: browser.headers).text
            #expect(after.contains("An administrator blocked this email because it was misused"))
            #expect(!after.contains("It spreads a virus"))
        }
    }

    private static func page(_ house: WebHouse) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            return try await caller.ask(.get, Route.blocks.path, headers: browser.headers)
        }
    }
}
