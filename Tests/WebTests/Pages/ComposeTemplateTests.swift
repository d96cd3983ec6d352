import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// Writing from a template, and what *Before you send* says of places that are still open.
@Suite struct ComposeTemplateTests {
    private static func post(_ house: WebHouse, _ fields: [String: String]) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = fields.merging(["csrf": browser.csrfToken, "from": "sam@seller.example"]) { $1 }
            return try await caller.post("/compose", form: form, cookies: browser.cookies)
        }
    }

    private static func template(_ house: WebHouse) async throws -> Template {
        try await house.addTemplate(
            "Quote",
            subject: "For {{recipient.firstName}}",
            html: "<p>Call {{recipient.phone}}, {{sender.firstName}}</p>",
            file: "a.pdf",
            isFollowed: false
        )
    }

    @Test func writingWithATemplateBeginsWithItsTextAndItsFiles() async throws {
        let house = try await WebHouse()
        let template = try await Self.template(house)
        let maria = try await house.store.addContact(
            name: "Maria Ochoa",
            address: "maria@contoso.example",
            phone: "+34 915"
        )

        let page = try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let path = "/compose?template=\(template.id)&person=\(maria.id)"
            return try await caller.ask(.get, path, headers: browser.headers).text
        }
        #expect(page.contains("value=\"For Maria\""))
        #expect(page.contains("&lt;p&gt;Call +34 915, Sam&lt;/p&gt;"))
        #expect(page.contains("name=\"template\" value=\"\(template.id)\""))

        let fields = [
            "do": "save", "to": "maria@contoso.example", "subject": "For Maria", "body": "<p>Call +34 915, Sam</p>",
            "format": "html",
            "template": template.id.description, "templateFiles": template.id.description,
        ]
        let saved = try await Self.post(house, fields)
        let id = try #require(saved.headers[.location]?.split(separator: "/").last.flatMap { EmailID($0) })
        let email = try #require(try await house.store.email(id, viewer: house.sam.viewer))
        #expect(email.template == template.id)
        #expect(email.attachments.map(\.name) == ["a.pdf"])
    }

    @Test func whatIsOpenIsNamedAndKeepsItFromBeingSent() async throws {
        let house = try await WebHouse()
        let template = try await Self.template(house)
        try await house.store.addContact(name: "Maria Ochoa", address: "maria@contoso.example")
        let fields = [
            "to": "maria@contoso.example", "subject": "For {{recipient.firstName}}",
            "body": "<p>Call {{recipient.phone}}</p>",
            "format": "html", "template": template.id.description,
        ]

        let panel = try await Self.post(house, fields.merging(["do": "following"]) { $1 }).text
        #expect(panel.contains("2 places are left open"))
        #expect(panel.contains("the recipient has no phone number"))
        #expect(panel.contains("1 of them can be filled in now."))
        #expect(panel.contains("Fill in for Maria Ochoa"))

        let refused = try await Self.post(house, fields.merging(["do": "send"]) { $1 })
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("In the subject, “{{recipient.firstName}}”"))
        #expect(try await house.store.emailsToSend(limit: 10).isEmpty)
    }

    @Test func whatTheEmailIsAboutIsFilledIn() async throws {
        let house = try await WebHouse()
        let template = try await house.addTemplate("About", html: "<p>About {{regarding.name}}</p>")
        let filler = try await house.store.addOpportunity(name: "Filler & more") { _ in }
        let fields = [
            "do": "following", "to": "maria@contoso.example", "body": "<p>About {{regarding.name}}</p>",
            "format": "html", "template": template.id.description,
        ]

        let waiting = try await Self.post(house, fields).text
        let about = ["regarding": "Filler & more", "regarding-picked": filler.id.description]
        let chosen = try await Self.post(house, fields.merging(about) { $1 }).text
        let begun = try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let path = "/compose?template=\(template.id)&regarding=\(filler.id)"
            return try await caller.ask(.get, path, headers: browser.headers).text
        }

        #expect(waiting.contains("waits for what the email is about"))
        #expect(!waiting.contains("It can be filled in now."))
        #expect(chosen.contains("It can be filled in now."))
        #expect(begun.contains("&lt;p&gt;About Filler &amp;amp; more&lt;/p&gt;"))
    }

    @Test func whereNothingIsOpenNothingIsSaid() async throws {
        let house = try await WebHouse()

        let fields = ["do": "following", "to": "maria@contoso.example", "subject": "{{name}}", "body": "Braces: {{}}"]
        let panel = try await Self.post(house, fields).text

        #expect(!panel.contains("left open"))
    }
}
