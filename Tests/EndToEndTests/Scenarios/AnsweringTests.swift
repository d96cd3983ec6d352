internal import Foundation
internal import Mail
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// A reply that comes in while its email's page is open, and answering it there.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct AnsweringTests {
        private static let signature = #"<p>Sam <b>Seller</b><br><a href="https://seller.example/">Contoso</a></p>"#

        @Test(arguments: [
            (verb: "Answer", to: ["maria@buyer.example"], cc: [String]()),
            (verb: "Answer all", to: ["maria@buyer.example", "jonas@buyer.example"], cc: ["boss@buyer.example"]),
        ])
        func aReplyAppearsAndIsAnsweredInItsThread(verb: String, to: [String], cc: [String]) async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let signed = try await workspace.seller.patch("/profile", ["signature": .text(Self.signature)])
                try #require(signed.status == 200, "\(signed.text)")
                let sent = try await workspace.send([
                    "from": ["address": .text(Person.seller.address)],
                    "to": [
                        ["address": "maria@buyer.example", "name": "Maria Ochoa"], ["address": "jonas@buyer.example"],
                    ],
                    "subject": "Your quote", "html": "<p>Here it is.</p>",
                ])
                let id = try #require(sent["id"].text)
                let messageID = try await sentID(of: id, in: workspace)
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await browser.open(seller.web + "/emails/\(id)")
                    try await browser.run("window.planted = 'still here'")

                    try await comeIn(Self.reply(to: messageID), in: workspace)

                    try await browser.wait(
                        "the reply appears",
                        until:
                            "document.querySelector('.timeline-head ~ .day')?.innerText.includes('Maria Ochoa answered')"
                    )
                    try await eventually("it is counted") { try await seller.figure("Replies") == "1" }
                    try await browser.wait(
                        "the card is there",
                        until:
                            "document.querySelector('#side [data-card] h3')?.innerText.includes('answered your email')"
                    )
                    #expect(try await browser.run("return window.planted") == "still here", "nothing was loaded anew")

                    let answer = try await self.answer(verb, in: seller)

                    let fields = try await fields(of: answer, in: workspace)
                    #expect(fields.to == to && fields.cc == cc)
                    #expect(fields.inReplyTo == ["r1@buyer.example"])
                    #expect(fields.references == [messageID, "r1@buyer.example"])
                    #expect(fields.html?.ranges(of: "https://seller.example/").count == 1, "signed once")
                    let link = "document.querySelector('a[href=\"/emails/\(id)\"]')"
                    try await browser.wait("the answer leads to what it answers", until: link)
                }
            }
        }

        /// Presses a button beside the reply, writes above the quoted text and sends; gives the answer's id.
        private func answer(_ verb: String, in seller: Seller) async throws -> String {
            let browser = seller.browser
            try await browser.run(
                "[...document.querySelectorAll('.happening button')].find((one) => one.innerText === arguments[0]).click()",
                .text(verb)
            )
            try await browser.wait(forAddress: { $0.hasPrefix(seller.web + "/compose/") }, "the draft opens")
            try await browser.wait("the editor is there", until: "document.querySelector('.ProseMirror')")
            let text = try await browser.text(of: ".ProseMirror")
            #expect(text.contains("Maria Ochoa wrote:") && text.contains("Yes, please."))
            let places = ["Contoso", "wrote:"].map { text.range(of: $0)?.lowerBound }
            #expect(places[0].flatMap { first in places[1].map { first < $0 } } == true, "signed above the quoted text")
            #expect(try await browser.run("return document.querySelector('#subject').value") == "Re: Your quote")
            try await browser.click(".ProseMirror p")
            try await browser.type("Gladly.")
            return try await seller.sendByKeys()
        }

        private static func reply(to messageID: String) -> String {
            """
            From: Maria Ochoa <maria@buyer.example>
            To: \(Person.seller.address), jonas@buyer.example
            Cc: boss@buyer.example
            Message-ID: <r1@buyer.example>
            In-Reply-To: <\(messageID)>
            References: <\(messageID)>
            Subject: Re: Your quote

            Yes, please.

            """.replacing("\n", with: "\r\n")
        }

        private func comeIn(_ message: String, in workspace: Workspace) async throws {
            let taken = try await workspace.seller.call(
                .POST,
                "/inbound",
                bytes: Array(message.utf8),
                type: "message/rfc822"
            )
            try #require(taken.json["matched"].truth == true, "\(taken.text)")
        }

        private func sentID(of email: String, in workspace: Workspace) async throws -> String {
            let copy = try #require(try await workspace.copies(of: email).first)
            return try #require(try Message(copy.bytes).messageID)
        }

        private struct Fields {
            let to: [String]
            let cc: [String]
            let inReplyTo: [String]
            let references: [String]
            let html: String?
        }

        private func fields(of email: String, in workspace: Workspace) async throws -> Fields {
            let message = try Message(try #require(try await workspace.copies(of: email).first).bytes)
            // A followed link hides where it leads; the clean text of the draft shows it.
            let html = try await workspace.seller.get("/emails/\(email)").json["html"].text
            return Fields(
                to: message.to.map(\.address),
                cc: message.cc.map(\.address),
                inReplyTo: message.inReplyTo,
                references: message.references,
                html: html
            )
        }
    }
}
