internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// The page of its own that a copy leads its recipient to.
    @Suite(.timeLimit(.minutes(5)))
    struct RecipientPageTests {
        @Test func whoStopsThereIsNeverRecordedAgainAndStillArrives() async throws {
            try await withPage { workspace, mail in
                let page = try #require(mail.page)
                let id = try #require(mail.email["id"].text)
                _ = try await MailProgram.phone.load(mail.beacon)
                try await eventually("the open is told") { try await workspace.activity(of: id).count == 1 }
                let shown = try await HTTP.send(.GET, page)
                #expect(shown.status == 200)
                #expect(shown.text.contains("<th scope=\"row\">Opened</th>"))
                #expect(shown.header("Set-Cookie").isEmpty)
                #expect(!shown.text.contains("maria"))

                // What scanners do: they look, and try what they find.
                let stop = try action("stop", of: page, in: shown)
                #expect(try await HTTP.send(.GET, stop).status == 200)
                #expect(try await HTTP.send(.POST, stop).status == 403)
                #expect(try await HTTP.send(.POST, page, headers: own(page)).status == 403)
                #expect(try await stoppedAt(workspace) == nil)

                let answer = try await HTTP.send(.POST, stop, headers: own(page))
                #expect(answer.status == 303)
                #expect(page.hasSuffix(answer.location ?? "-"))
                #expect(try await HTTP.send(.GET, page).text.contains("You stopped this on"))
                #expect(try await stoppedAt(workspace) != nil)
                try await recordsNothingMore(mail, workspace)
                let cards = try await workspace.seller.get("/cards").json["items"].items
                #expect(cards.contains { $0["kind"] == "stoppedFollowing" })
            }
        }

        @Test func theDetailsAreMailedToTheirOwnAddress() async throws {
            try await withPage { workspace, mail in
                let page = try #require(mail.page)
                _ = try await MailProgram.phone.load(mail.beacon)
                let id = try #require(mail.email["id"].text)
                try await eventually("the open is told") { try await workspace.activity(of: id).count == 1 }

                let details = try action("details", of: page, in: try await HTTP.send(.GET, page))
                #expect(try await HTTP.send(.POST, details, headers: own(page)).status == 303)
                #expect(try await HTTP.send(.POST, details, headers: own(page)).status == 429)

                let sent = try await eventually("the details leave") {
                    let list = try await workspace.seller.get("/emails").json["items"].items
                    return list.first {
                        $0["subject"] == "What is recorded of an email to you" && $0["status"] == "sent"
                    }
                }
                let copies = try await workspace.copies(of: try #require(sent["id"].text))
                #expect(copies.map(\.recipient) == ["maria@buyer.example"])
                let text = String(decoding: copies[0].bytes, as: UTF8.self)
                #expect(text.contains("the pictures were loaded"))
                #expect(!text.contains(workspace.server.tracking))
            }
        }

        @Test(
            .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
            arguments: [Browser.Size.desk, .phone]
        )
        func thePageIsForEverybody(_ size: Browser.Size) async throws {
            try await withPage { workspace, mail in
                let page = try #require(mail.page)
                try await withBrowser(size) { browser in
                    try await browser.open(page)
                    for theme in Browser.Theme.allCases {
                        try await browser.use(theme)
                        if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                    }
                    #expect(try await browser.overhang() <= 0)
                    try await browser.click("button.primary")
                    try await browser.wait(
                        "it is stopped",
                        until: "document.body.innerText.includes('You stopped this on')"
                    )
                    #expect(try await browser.address == page)
                    if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                    #expect(try await browser.complaints() == [])
                }
                #expect(try await stoppedAt(workspace) != nil)
            }
        }

        /// An email to Maria and Jonas, and what stands in Maria's copy.
        private struct SentMail {
            let email: JSON
            let beacon: String
            let link: String
            let page: String?
        }

        private func withPage(_ body: (Workspace, SentMail) async throws -> Void) async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let rules = try await workspace.administrator.patch("/settings", ["offerPage": true])
                try #require(rules.status == 200, "\(rules.text)")
                let email = try await workspace.send([
                    "from": ["address": .text(Person.seller.address)],
                    "to": [["address": "maria@buyer.example"], ["address": "jonas@buyer.example"]],
                    "subject": "Your quote",
                    "html": "<p>See <a href=\"https://contoso.example/a\">it</a></p>",
                ])
                let copies = try await workspace.copies(of: try #require(email["id"].text))
                let maria = try #require(copies.first { $0.recipient == "maria@buyer.example" })
                let mail = try #require(try await MailReader.read(messages: [maria.bytes]).first)
                let tracking = workspace.server.tracking
                try await body(
                    workspace,
                    SentMail(
                        email: email,
                        beacon: try #require(mail.pictures.first { $0.hasPrefix(tracking + "/o/") }),
                        link: try #require(mail.links.first { $0.hasPrefix(tracking + "/c/") }),
                        page: mail.links.first { $0.hasPrefix(tracking + "/p/") }
                    )
                )
            }
        }

        // Both kinds of a hit, and the recipient arrives all the same.
        private func recordsNothingMore(_ mail: SentMail, _ workspace: Workspace) async throws {
            let id = try #require(mail.email["id"].text)
            try await eventually("the listener knows") {
                try await HTTP.send(.GET, mail.link).location == "https://contoso.example/a"
            }
            #expect(try await MailProgram.desk.load(mail.beacon).status == 200)
            let jonas = try await workspace.seller.get("/emails/\(id)").json
            #expect(jonas["status"] == "sent")
            #expect(try await workspace.activity(of: id).count == 1)
        }

        private func stoppedAt(_ workspace: Workspace) async throws -> String? {
            let people = try await workspace.seller.get("/contacts?text=maria").json["items"].items
            return people.first?["stoppedAt"].text
        }

        // Where a button of the page posts to.
        private func action(_ what: String, of page: String, in answer: Answer) throws -> String {
            let actions = answer.text.components(separatedBy: "action=\"").map { String($0.prefix { $0 != "\"" }) }
            let action = try #require(actions.first { $0.contains("do=\(what)") })
            let query = try #require(action.components(separatedBy: "?").last)
            return page + "?" + query.replacingOccurrences(of: "&amp;", with: "&")
        }

        private func own(_ page: String) -> HTTPHeaders {
            ["Origin": page.components(separatedBy: "/p/")[0]]
        }
    }
}
