import Engagement
import HTTPTypes
import Hummingbird
import Storage
import Testing
import Tracking

@testable import Web

/// Opens every page and looks at what all of them must keep.
@Suite struct PagesTests {
    /// A name that would be markup if anybody forgot to escape it.
    private static let hostile = "<script>alert(1)</script>\"'&{{name}}"

    @Test func everyPageIsWhole() async throws {
        let house = try await WebHouse()
        let paths = try await Self.paths(in: house)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            for path in paths {
                let reply = try await caller.ask(.get, path, headers: browser.headers)

                #expect(reply.status == .ok, "\(path)")
                #expect(reply.headers[.contentType] == "text/html; charset=utf-8")
                #expect(reply.text.count(of: "<h1>") == 1, "\(path)")
                #expect(reply.text.count(of: "<main") == 1, "\(path)")
                #expect(reply.text.contains("</html>"), "\(path)")
                #expect(!reply.text.contains("{{"), "\(path)")
            }
        }
    }

    @Test func noPageHasInlineScriptOrStyle() async throws {
        let house = try await WebHouse()
        let paths = try await Self.paths(in: house)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            for path in paths {
                let reply = try await caller.ask(.get, path, headers: browser.headers)

                #expect(reply.headers[.contentSecurityPolicy] == SecurityHeadersGate.contentSecurityPolicy)
                #expect(reply.text.count(of: "<script") == 1, "\(path)")
                #expect(!reply.text.contains("<style"), "\(path)")
                #expect(!reply.text.contains(" style="), "\(path)")
                #expect(!reply.text.contains(" onclick="), "\(path)")
            }
        }
    }

    @Test func whatPeopleTypedIsNeverMarkup() async throws {
        let house = try await WebHouse()
        let contact = try await house.store.addContact(name: Self.hostile, address: "mallory@contoso.example")
        let draft = try await house.draft(to: ["mallory@contoso.example"], subject: Self.hostile)
        let account = try await house.store.addAccount(name: Self.hostile, by: nil)
        let opportunity = try await house.store.addOpportunity(name: Self.hostile)
        let paths = [
            "/accounts", "/opportunities", Route.account(account.id).path, Route.opportunity(opportunity.id).path,
            PageAddress(.compose).with("regarding", opportunity.id.description).text,
            "/people", "/drafts", Route.person(contact.id).path, Route.composeDraft(draft.id).path,
            PageAddress(.compose).with("person", contact.id.description).text,
            PageAddress(.people).with("text", Self.hostile).text,
            PageAddress(.emails).with("text", Self.hostile).text,
        ]

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            for path in paths {
                let reply = try await caller.ask(.get, path, headers: browser.headers)

                #expect(reply.status == .ok, "\(path)")
                #expect(!reply.text.contains("<script>alert"), "\(path)")
                #expect(reply.text.contains("&lt;script&gt;alert(1)"), "\(path)")
            }
        }
    }

    @Test func aCombiningMarkHidesNoQuotationMark() async throws {
        let house = try await WebHouse()
        let path = PageAddress(.people).with("text", "a\"\u{301} onfocus=x").text

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let reply = try await caller.ask(.get, path, headers: browser.headers)

            #expect(reply.text.contains("a&quot;\u{301} onfocus=x"))
        }
    }

    @Test func aPageThatDoesNotExistSaysSo() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let reply = try await caller.ask(.get, "/nothing", headers: browser.headers)

            #expect(reply.status == .notFound)
            #expect(reply.text.contains("There is nothing here"))
            #expect(reply.headers[.contentType] == "text/html; charset=utf-8")
        }
    }

    @Test func aFormThatIsTooOldLosesNothing() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let reply = try await caller.post("/settings/profile", form: ["csrf": "old"], cookies: browser.cookies)

            #expect(reply.status == .forbidden)
            #expect(reply.text.contains("This form is too old; nothing was lost, go back and try again."))
        }
    }

    @Test func theChosenThemeIsInTheFirstByteOfThePage() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            for (value, expected) in [("dark", #"<html lang="en" data-theme="dark">"#), ("neon", #"<html lang="en">"#)]
            {
                var headers = browser.headers
                headers[.cookie, default: ""] += "; \(Theme.cookie)=\(value)"
                let reply = try await caller.ask(.get, "/settings", headers: headers)

                #expect(reply.text.contains(expected))
            }
        }
    }

    /// The address of every page that a seller can open, with something on it.
    private static func paths(in house: WebHouse) async throws -> [String] {
        let email = try await house.openedEmail()
        let draft = try await house.draft()
        let messages = try await house.store.sandboxMessages(viewer: house.sam.viewer, limit: 1)
        let message = try #require(messages.first)
        let contact = try #require(try await house.store.contact(address: "maria@contoso.example"))
        let account = try await house.store.addAccount(name: "Contoso", by: nil) { $0.domain = "contoso.example" }
        let opportunity = try await house.store.addOpportunity(name: "Filler") { opportunity in
            opportunity.account = AccountReference(account.id)
            opportunity.contacts = [contact.id]
        }
        return [
            "/accounts", "/accounts/new", "/accounts?archived=yes", "/opportunities", "/opportunities/new",
            "/opportunities?show=won", Route.account(account.id).path, Route.opportunity(opportunity.id).path,
            "/emails", "/emails?show=all", "/emails?text=nothing", "/drafts", "/compose", "/assistant",
            "/assistant?show=all", "/people", "/people/new", "/sandbox", "/settings", "/settings/tokens",
            "/settings/programs", "/settings/addresses",
            "/settings/profile", "/settings/password", "/what-counts", Route.email(email.id).path,
            Route.composeDraft(draft.id).path, Route.person(contact.id).path, Route.sandboxMessage(message.id).path,
        ]
    }
}

extension String {
    /// How often a text stands in this one.
    fileprivate func count(of text: String) -> Int {
        split(separator: text, omittingEmptySubsequences: false).count - 1
    }
}

extension HTTPFields {
    fileprivate subscript(name: HTTPField.Name, default value: String) -> String {
        get { self[name] ?? value }
        set { self[name] = newValue }
    }
}
