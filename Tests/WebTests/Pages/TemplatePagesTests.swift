import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// Templates without scripts: a list, and one form.
@Suite struct TemplatePagesTests {
    private static func get(_ house: WebHouse, _ path: String, as person: WebHouse.Person? = nil) async throws -> Reply
    {
        try await house.open { caller in
            let browser = try await caller.logIn(person ?? house.sam)
            return try await caller.ask(.get, path, headers: browser.headers)
        }
    }

    private static func post(
        _ house: WebHouse,
        _ path: String,
        _ fields: [String: String],
        as person: WebHouse.Person? = nil
    ) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(person ?? house.sam)
            let form = fields.merging(["csrf": browser.csrfToken]) { $1 }
            return try await caller.post(path, form: form, cookies: browser.cookies)
        }
    }

    private static func template(
        _ house: WebHouse,
        name: String = "First quote",
        isShared: Bool = false,
        html: String = "<p>Dear {{recipient.firstName|you}}</p>"
    ) async throws -> Template {
        try await house.store.createTemplate(
            TemplateContent(name: name, language: "de", isShared: isShared, subject: "Your <quote>", html: html),
            by: house.sam.viewer
        )
    }

    @Test func anEmptyListSaysWhatWillBeThereAndOffersTheFirstStep() async throws {
        let house = try await WebHouse()

        let page = try await Self.get(house, "/templates").text

        #expect(page.contains("No templates yet"))
        #expect(page.contains("href=\"/templates/new\""))
        #expect(!page.contains("data-search"))
    }

    @Test func theListShowsWhoseWhichLanguageAndHowTheyDo() async throws {
        let house = try await WebHouse()
        let template = try await Self.template(house)
        _ = try await Self.template(house, name: "Reminder", isShared: true)
        var content = try WebHouse.content(of: house.sam, to: ["maria@contoso.example"])
        content.template = template.id
        let email = try await house.store.createDraft(content, by: house.sam.viewer)
        try await house.send(email.id)

        let page = try await Self.get(house, "/templates").text
        #expect(page.contains("First quote"))
        #expect(page.contains("Your &lt;quote&gt;"))
        #expect(page.contains("Yours alone"))
        #expect(page.contains("Shared"))
        #expect(page.contains("German"))
        #expect(page.contains("1 sent"))
        #expect(page.contains("Not sent yet"))
        #expect(page.contains("0 of 1, truly 0 to 79\u{A0}%"))
        #expect(page.contains("What counts"))
        #expect(page.contains("Best for opens? Not enough data: 1 email"))
        #expect(try await Self.get(house, "/templates?aim=replies").text.contains("Best for answers? Not enough data"))

        let shared = try await Self.get(house, "/templates?show=shared").text
        #expect(!shared.contains("First quote"))
        #expect(try await Self.get(house, "/templates?text=nothing").text.contains("Nothing found"))
        #expect(!(try await Self.get(house, "/templates", as: house.eve).text.contains("First quote")))
    }

    @Test func whatWasWonIsShownAndRanked() async throws {
        let house = try await WebHouse()
        let template = try await Self.template(house)
        let opportunity = try await house.store.addOpportunity(name: "Filler") { opportunity in
            opportunity.amount = Money(units: 1_250_000, currency: "EUR")
        }
        var content = try WebHouse.content(of: house.sam, to: ["maria@contoso.example"])
        content.template = template.id
        content.regarding = RecordID(uuid: opportunity.id.uuid)
        let email = try await house.store.createDraft(content, by: house.sam.viewer)
        try await house.send(email.id)
        #expect(try await Self.get(house, "/templates/\(template.id)").text.contains("; 1 may still be"))

        try await house.store.updateOpportunity(opportunity.id) { $0.stage = .won }

        let page = try await Self.get(house, "/templates/\(template.id)").text
        #expect(page.contains("1 of 1, truly 21 to 100\u{A0}%; worth 12,500 EUR"))
        #expect(page.contains("Best for sales? Not enough data: 1 opportunity, at least 50 are needed."))
        #expect(try await Self.get(house, "/templates?aim=sales").text.contains("Best for sales? Not enough data"))
        let ranking = try await house.open { caller in
            try await caller.ask(.get, "/api/v1/templates/ranking?aim=sales", as: house.sam).json()
        }
        #expect(ranking["items"].array.map { $0["sends"] } == [.integer(1)])
        #expect(ranking["items"].array.map { $0["warning"] } == [.null])
        let answer = try await house.open { caller in
            try await caller.ask(.get, "/api/v1/templates/\(template.id)", as: house.sam).json()
        }
        #expect(answer["wonAmounts"].array.map { $0["amount"] } == [.string("12500.00")])
        let figures = answer["figures"]["won"]
        #expect(figures["count"] == .integer(1))
        #expect(figures["of"] == .integer(1))
        #expect(figures["undecided"] == .integer(0))
    }

    @Test func whatIsSavedIsATemplate() async throws {
        let house = try await WebHouse()
        let fields = [
            "name": "Quote", "language": "pt-br", "shared": "true", "subject": "Hi", "body": "Dear you\n\nSam",
        ]

        let reply = try await Self.post(house, "/templates/new", fields.merging(["do": "save"]) { $1 })

        let saved = try #require(try await house.store.templates(TemplateQuery(), viewer: house.eve.viewer).first)
        #expect(reply.status == .seeOther)
        #expect(reply.headers[.location] == "/templates/\(saved.id)?saved=yes")
        let template = try #require(try await house.store.template(saved.id, viewer: house.sam.viewer))
        #expect(template.content.language == "pt-BR")
        #expect(template.content.html == "<p>Dear you</p>\n<p>Sam</p>")
        #expect(template.content.text == "Dear you\n\nSam")
    }

    @Test(arguments: [
        (["name": ""], "Give it a name"), (["name": "a", "language": "german"], "A language tag such as"),
    ])
    func whatIsWrongIsNamedAndKept(fields: [String: String], words: String) async throws {
        let house = try await WebHouse()

        let typed = ["do": "save", "subject": "My subject", "body": "My <text>"]
        let reply = try await Self.post(house, "/templates/new", fields.merging(typed) { $1 })

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains(words))
        #expect(reply.text.contains("My subject"))
        #expect(reply.text.contains("My &lt;text&gt;"))
        #expect(reply.text.contains("aria-invalid"))
    }

    @Test func oneThatWasChangedElsewhereIsNotOverwritten() async throws {
        let house = try await WebHouse()
        let template = try await Self.template(house, isShared: true)
        try await house.store.updateTemplate(template.id, to: template.content, expecting: 1, by: house.eve.viewer)
        let fields = ["do": "save", "version": "1", "name": "Mine", "body": "Mine too"]

        let reply = try await Self.post(house, "/templates/\(template.id)", fields)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("changed in another window"))
        #expect(reply.text.contains("Mine too"))
    }

    @Test func deletingIsUndone() async throws {
        let house = try await WebHouse()
        let template = try await Self.template(house)

        let deleted = try await Self.post(house, "/templates/\(template.id)", ["do": "delete"])
        let address = try #require(deleted.headers[.location])
        let list = try await Self.get(house, address).text
        #expect(list.contains("Template deleted."))
        #expect(!list.contains("First quote"))
        let mark = try #require(address.split(separator: "=").last)
        let undo = ["undo": String(mark)]
        let restored = try await Self.post(house, "/templates/\(template.id)/restore", undo)
        #expect(restored.headers[.location] == "/templates/\(template.id)")
        #expect(try await Self.get(house, "/templates/\(template.id)").text.contains("First quote"))
    }

    @Test func aPreviewShowsTheTextForSomebodyAndWhatIsMissing() async throws {
        let house = try await WebHouse()
        try await house.store.addContact(name: "Maria Ochoa", address: "maria@contoso.example")
        let body = "<p>Dear {{recipient.firstName}}, {{recipient.phone}}</p><script>alert(1)</script>"
        let fields = ["subject": "For {{recipient.name}}", "body": body, "format": "html"]

        let known = try await Self.post(
            house,
            "/templates/preview",
            fields.merging(["previewFor": "maria@contoso.example"]) { $1 }
        ).text
        #expect(known.contains("As Maria Ochoa would read it"))
        #expect(known.contains("For Maria Ochoa"))
        #expect(known.contains("the recipient has no phone number"))
        // The text stands in a frame without scripts and without an origin, as the value of an attribute.
        #expect(known.contains("sandbox=\"\""))
        #expect(known.contains("&lt;script&gt;"))
        #expect(!known.contains("<script>alert"))

        let nobody = try await Self.post(house, "/templates/preview", fields).text
        #expect(nobody.contains("As it stands"))
        #expect(!nobody.contains("To mend"))
        #expect(nobody.contains("must be known"))

        let wrong = try await Self.post(
            house,
            "/templates/new",
            fields.merging(["do": "preview", "previewFor": "nonsense"]) { $1 }
        ).text
        #expect(wrong.contains("is not an email address"))
    }

    @Test func anAdministratorLooksAtAPersonalOneAndChangesNothing() async throws {
        let house = try await WebHouse()
        let template = try await Self.template(house)

        let page = try await Self.get(house, "/templates/\(template.id)", as: house.ada).text
        #expect(page.contains("This is somebody’s own template"))
        #expect(!page.contains("value=\"save\""))
        let reply = try await Self.post(house, "/templates/\(template.id)", ["do": "save", "name": "x"], as: house.ada)
        #expect(reply.status == .forbidden)
    }
}
