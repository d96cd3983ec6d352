import HTTPTypes
import Hummingbird
import Storage
import Testing

@testable import Web

/// The signature of a user: set on their page, added where they begin to write, and never twice.
@Suite struct SignatureTests {
    private static let html = #"<p>Sam <b>Seller</b><br><a href="https://contoso.example">Contoso</a></p>"#

    private static func save(_ text: String, in house: WebHouse) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken, "signature": text]
            return try await caller.post(Route.signature.path, form: form, cookies: browser.cookies)
        }
    }

    @Test(arguments: [
        (
            "Sam\r\nContoso & Sons <3", "<p>Sam<br>Contoso &amp; Sons &lt;3</p>",
            "Sam\nContoso &amp; Sons &lt;3</textarea>"
        ),
        (
            "Sam https://contoso.example", #"<p>Sam <a href="https://contoso.example">https://contoso.example</a></p>"#,
            "Sam https://contoso.example</textarea>"
        ),
        (Self.html, Self.html, "Sam &lt;b&gt;Seller"),
        (#"<b onclick="x()">Sam</b><script>alert(1)</script>"#, "<p><b>Sam</b></p>", "&lt;b&gt;Sam&lt;/b&gt;"),
        ("", "", ""), ("<p> </p>", "", ""),
    ])
    func whatIsTypedIsKeptHarmlessAndTypedAgain(_ text: String, _ kept: String, _ typed: String) async throws {
        let house = try await WebHouse()

        let reply = try await Self.save(text, in: house)

        #expect(reply.status == .seeOther)
        #expect(try await house.store.signature(of: house.sam.user.id) == kept)
        let page = try await EmailPageTests.page(house, .settings).text
        #expect(typed.isEmpty || page.contains(typed))
        #expect(try await house.store.signature(of: house.eve.user.id) == "", "it is one person’s")
    }

    @Test func whatIsTooLongStaysAsItWasTyped() async throws {
        let house = try await WebHouse()
        _ = try await Self.save("Before", in: house)

        let reply = try await Self.save("Too long" + String(repeating: "x", count: 10_000), in: house)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("10000 characters at most") && reply.text.contains("Too longxxx"))
        #expect(try await house.store.signature(of: house.sam.user.id) == "<p>Before</p>")
    }

    @Test func aNewEmailBeginsWithItAndADraftKeepsItsOwn() async throws {
        let house = try await WebHouse()
        #expect(try await !EmailPageTests.page(house, .compose).text.contains("data-begun"))
        _ = try await Self.save(Self.html, in: house)

        let new = try await EmailPageTests.page(house, .compose).text
        #expect(new.contains("data-begun=\"&lt;p&gt;&lt;/p&gt;&lt;p&gt;Sam &lt;b&gt;Seller"))
        #expect(new.contains("\n\nSam Seller\nContoso &lt;https://contoso.example&gt;</textarea>"))

        let draft = try await house.draft(html: "<p>Hello</p>")
        let again = try await EmailPageTests.page(house, .composeDraft(draft.id)).text
        #expect(!again.contains("data-begun") && !again.contains("Contoso"))
    }

    @Test func anAnswerHasItAboveWhatItQuotes() async throws {
        let house = try await WebHouse()
        _ = try await Self.save(Self.html, in: house)
        let email = try await house.openedEmail()
        let mail = "From: maria@contoso.example\r\nIn-Reply-To: <1@seller.example>\r\n\r\nYes\r\n"
        try await house.store.takeIn(Array(mail.utf8))
        let reply = try #require(
            try await house.store.replies(of: email.id, viewer: house.sam.viewer, limit: 1).first
        )

        let draft = try await house.store.createAnswer(to: reply.id, of: email.id, toAll: true, by: house.sam.viewer)

        let html = try #require(draft.html)
        #expect(html.hasPrefix("<p></p>" + Self.html + "<p>On "))
        #expect(html.hasSuffix("<blockquote><p>Yes</p></blockquote>"))
    }

    @Test func theAPIShowsAndChangesIt() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let path = "/api/v1/profile"
            let changed = try await caller.ask(
                .patch,
                path,
                as: house.sam,
                body: #"{"signature":"<i>Sam</i><img src=x>","follow":false}"#
            ).json()
            #expect(changed["signature"] == .string("<p><i>Sam</i></p>") && changed["follow"] == .truth(false))

            let shown = try await caller.ask(.get, path, as: house.sam).json()
            #expect(shown == changed)
            #expect(shown["address"] == .string("sam@seller.example") && shown["role"] == .string("seller"))
            let wrong = try await caller.ask(.patch, path, as: house.sam, body: #"{"name":"Other"}"#)
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("/name"))
            #expect(try await caller.ask(.get, path).status == .unauthorized)
        }
    }
}
