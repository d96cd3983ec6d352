internal import Testing

extension EndToEnd {
    /// Saying what an email is about after it was sent, and its cards on the page of that, in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct RegardingTests {
        private let cards = "[data-live=opportunity-cards]"

        @Test func itIsChosenFromTheListAndItsCardsStandOnThatPage() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let made = try await workspace.seller.post("/opportunities", ["name": "The filler"])
                let opportunity = try #require(made.json["id"].text, "\(made.text)")
                let sent = try await workspace.send([
                    "to": [["address": "maria@buyer.example"]], "subject": "Your quote", "html": "<p>Hello</p>",
                ])
                let email = try #require(sent["id"].text)
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await choose("fill", for: email, with: seller)
                    try await browser.open("\(seller.web)/opportunities/\(opportunity)")
                    try await handle(email, in: workspace, with: browser)
                    try await takeBack(email, with: seller)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private func choose(_ letters: String, for email: String, with seller: Seller) async throws {
            let browser = seller.browser
            try await browser.open("\(seller.web)/emails/\(email)")
            try await browser.wait("it completes", until: "document.querySelector('#regarding[role=combobox]')")
            try await browser.type(letters, into: "#regarding")
            try await browser.wait(
                "it is offered",
                until: "[...document.querySelectorAll('[role=option]')].some(o => o.textContent.includes('The filler'))"
            )
            try await barriers(of: browser)
            try await browser.press(.enter)
            try await browser.wait("it is chosen", until: "document.querySelector('#regarding').value === 'The filler'")
            try await browser.press(.enter)
            try await browser.wait(forAddress: { $0.hasSuffix("?was=nothing") }, "it is kept")
            #expect(try await browser.text(of: ".facts-line").contains("The filler"))
        }

        private func handle(_ email: String, in workspace: Workspace, with browser: Browser) async throws {
            try await browser.wait("the page is live", until: "document.querySelector('\(cards)')")
            let set = try await workspace.seller.put(
                "/emails/\(email)/reminder",
                ["condition": "anyway", "after": "PT2S", "note": "Ring her"]
            )
            try #require(set.status == 200, "\(set.text)")
            try await browser.wait("the card comes", until: "document.querySelector('\(cards) [data-card]')")
            #expect(try await browser.text(of: cards).contains("Ring her"))
            try await barriers(of: browser)
            try await browser.click("\(cards) [data-card-action=dismiss]")
            try await browser.wait("it is dismissed", until: "!document.querySelector('\(cards) [data-card]')")
            try await browser.wait(
                "it can be undone",
                until: "document.querySelector('#toasts').textContent.includes('Dismissed')"
            )
            try await browser.type("z")
            try await browser.wait("it is back", until: "document.querySelector('\(cards) [data-card]')")
        }

        private func takeBack(_ email: String, with seller: Seller) async throws {
            let browser = seller.browser
            try await browser.open("\(seller.web)/emails/\(email)?was=nothing")
            try await browser.click("button[value=undo]")
            try await browser.wait(forAddress: { $0.hasSuffix("/emails/\(email)") }, "it is taken back")
            #expect(try await browser.text(of: ".facts-line").contains("Say what it is about"))
        }

        private func barriers(of browser: Browser) async throws {
            guard Browser.canCheckAccessibility else { return }
            try await browser.rest()
            #expect(try await browser.barriers() == [])
        }
    }
}
