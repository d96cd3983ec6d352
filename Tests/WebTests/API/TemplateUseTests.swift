import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// Emails that are begun from a template.
@Suite struct TemplateUseTests {
    private func template(_ house: WebHouse, html: String, file: String? = nil) async throws -> Template {
        try await house.addTemplate("Quote", subject: "For {{recipient.firstName|you}}", html: html, file: file)
    }

    @Test func anEmailFromATemplateHasItsTextFilledInAndItsFiles() async throws {
        let house = try await WebHouse()
        let template = try await template(house, html: "<p>Call {{recipient.phone}}</p>", file: "a.pdf")
        try await house.store.addContact(name: "Maria Ochoa", address: "maria@contoso.example", phone: "+34 1")

        try await house.open { caller in
            let body = #"{"template":"\#(template.id)","to":[{"address":"maria@contoso.example"}]}"#
            let made = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body)
            let email = try made.json()
            #expect(email["subject"] == .string("For Maria"))
            #expect(email["html"] == .string("<p>Call +34 1</p>"))
            #expect(email["template"] == .string(template.id.description))
            #expect(email["attachments"].array.map { $0["filename"] } == [.string("a.pdf")])
            let path = try #require(made.headers[.location])
            #expect(try await caller.ask(.post, "\(path)/send", as: house.sam).status == .accepted)
        }
    }

    @Test func whatIsLeftOpenCanNotBeSentUntilItIsFilledIn() async throws {
        let house = try await WebHouse()
        let template = try await template(house, html: "<p>Call {{recipient.phone}}</p>")

        try await house.open { caller in
            let body = #"{"template":"\#(template.id)","to":[{"address":"maria@contoso.example"}]}"#
            let made = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body)
            let path = try #require(made.headers[.location])
            let refused = try await caller.ask(.post, "\(path)/send", as: house.sam)
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.pointers() == ["/html"])
            #expect(refused.text.contains("{{recipient.phone}}"))

            let filled = try await caller.ask(
                .patch,
                path,
                as: house.sam,
                body: #"{"fields":{"recipient.phone":"<1>"}}"#
            )
            #expect(try filled.json()["html"] == .string("<p>Call &lt;1&gt;</p>"))
            #expect(try await caller.ask(.post, "\(path)/send", as: house.sam).status == .accepted)
        }
    }

    @Test func whatTheEmailIsAboutIsFilledIn() async throws {
        let house = try await WebHouse()
        let template = try await template(house, html: "<p>About {{regarding.name}}</p>")
        let filler = try await house.store.addOpportunity(name: "Filler") { _ in }

        try await house.open { caller in
            func ask(_ path: String, _ body: String) async throws -> Reply {
                try await caller.ask(.post, "/api/v1/\(path)", as: house.sam, body: body)
            }
            let preview = "templates/\(template.id)/preview"
            let shown = try await ask(preview, #"{"regarding":"\#(filler.id)"}"#).json()
            #expect(shown["html"] == .string("<p>About Filler</p>"))
            let missing = try await ask(preview, #"{"regarding":"\#(template.id)"}"#)
            #expect(missing.status == .notFound)
            #expect(try missing.pointers() == ["/regarding"])

            let made = try await ask("emails", #"{"template":"\#(template.id)"}"#)
            let path = try #require(made.headers[.location])
            let filled = try await caller.ask(
                .patch,
                path,
                as: house.sam,
                body: #"{"regarding":"\#(filler.id)","fields":{}}"#
            )
            #expect(try filled.json()["html"] == .string("<p>About Filler</p>"))
        }
    }

    @Test func bracesOfAnEmailWithoutATemplateAreItsWritersOwn() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            for (html, status) in [
                ("Write {{name}}", HTTPResponse.Status.accepted), ("Hi {{recipient.name|you}}", .unprocessableContent),
            ] {
                let body = #"{"to":[{"address":"maria@contoso.example"}],"html":"\#(html)"}"#
                let made = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body)
                let path = try #require(made.headers[.location])
                #expect(try await caller.ask(.post, "\(path)/send", as: house.sam).status == status)
            }
        }
    }

    @Test func whoBringsATextOnlyCountsForTheTemplate() async throws {
        let house = try await WebHouse()
        let template = try await template(house, html: "<p>Hi</p>", file: "a.pdf")

        try await house.open { caller in
            let body = #"{"template":"\#(template.id)","subject":"Mine","html":"<p>{{recipient.name}}</p>"}"#
            let made = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body)
            let email = try made.json()
            #expect(email["subject"] == .string("Mine"))
            #expect(email["html"] == .string("<p>{{recipient.name}}</p>"))
            #expect(email["attachments"].array.isEmpty)
            let path = try #require(made.headers[.location])

            let files = try await caller.ask(
                .post,
                "\(path)/template-files",
                as: house.sam,
                body: #"{"template":"\#(template.id)"}"#
            )
            #expect(files.status == .created)
            #expect(try files.json()["items"].array.map { $0["followed"] } == [.truth(true)])
            let plain = try await caller.ask(.patch, path, as: house.sam, body: #"{"template":null}"#).json()
            #expect(plain["template"] == .null)
        }
    }

    @Test func aTemplateOfSomebodyElseIsNotThere() async throws {
        let house = try await WebHouse()
        let template = try await template(house, html: "<p>Secret</p>")

        try await house.open { caller in
            let body = #"{"template":"\#(template.id)"}"#
            let reply = try await caller.ask(.post, "/api/v1/emails", as: house.eve, body: body)
            #expect(reply.status == .notFound)
            #expect(try reply.pointers() == ["/template"])
            #expect(!reply.text.contains("Secret"))
        }
    }

    @Test func figuresFollowWhatHappens() async throws {
        let house = try await WebHouse()
        let template = try await template(house, html: "<p>Hi</p>")
        var content = try WebHouse.content(of: house.sam, to: ["maria@contoso.example"])
        content.template = template.id
        let email = try await house.store.createDraft(content, by: house.sam.viewer)
        try await house.send(email.id)
        house.clock.advance(by: .seconds(60))
        try await house.record([.beacon], on: CopyReference(email: email.id, recipient: 0), position: 1)

        try await house.open { caller in
            let shown = try await caller.ask(.get, "/api/v1/templates/\(template.id)", as: house.sam).json()
            let opened = shown["figures"]["opened"]
            #expect(shown["figures"]["sent"] == .integer(1))
            #expect(opened["count"] == .integer(1))
            #expect(opened["of"] == .integer(1))
            #expect(shown["figures"]["clicked"]["count"] == .integer(0))
            let ranking = try await caller.ask(.get, "/api/v1/templates/ranking?aim=opens", as: house.sam).json()
            let first = try #require(ranking["items"].array.first)
            #expect(first["sends"] == .integer(1))
            #expect(first["enoughData"] == .truth(false))
            #expect(first["recommended"] == .truth(false))
            #expect(first["reason"].string?.hasPrefix("Not enough data") == true)
            let wrong = try await caller.ask(.get, "/api/v1/templates/ranking?aim=fame", as: house.sam)
            #expect(try wrong.pointers() == ["?aim"])
        }
    }
}
