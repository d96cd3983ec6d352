internal import Testing

extension EndToEnd {
    /// The dialog in which a template is chosen, and templates that name what an email is about, in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct TemplateChoiceTests {
        @Test func templatesAreListedBestFirstForTheAimThatIsChosen() async throws {
            try await withSeller { seller, workspace in
                let browser = seller.browser
                for name in ["Quote", "Another quote", "Greeting"] { _ = try await add(name, to: workspace) }
                try await seller.compose()
                try await open(browser)
                try await browser.wait("nothing is believed yet", until: Self.options + ".includes('Not enough data')")
                #expect(try await names(browser) == ranked("opens", in: workspace))
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }

                try await browser.click("[data-aim] option[value=sales]")
                try await browser.wait("sales are counted", until: Self.options + ".includes('0 opportunities')")
                #expect(try await names(browser) == ranked("sales", in: workspace))
                try await browser.click("#template-search")
                try await browser.type("quote")
                try await browser.wait("it is searched", until: "\(Self.rows).length === 2")
                try await browser.press(.down)
                let second = try await names(browser)[1]
                try await browser.press(.enter)
                try await browser.wait(
                    "the second is put in",
                    until: "document.querySelector('.ProseMirror').textContent === 'This is \(second)'"
                )

                try await seller.compose()
                try await open(browser)
                try await browser.wait("the aim is remembered", until: Self.options + ".includes('0 opportunities')")
                try await browser.use(.dark)
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
            }
        }

        @Test func whatTheEmailIsAboutIsFilledIn() async throws {
            try await withSeller { seller, workspace in
                let browser = seller.browser
                let made = try await workspace.seller.post("/opportunities", ["name": "The filler"])
                try #require(made.status == 201, "\(made.text)")
                let id = try await add("About", to: workspace, html: "<p>About {{regarding.name}}</p>")
                let text = "document.querySelector('.ProseMirror')?.textContent"

                try await browser.open(seller.web + "/compose?template=\(id)")
                try await browser.wait(
                    "what is missing is named",
                    until: "document.querySelector('[data-checks]').innerText.includes('what the email is about')"
                )
                try await choose("fill", with: browser)
                try await browser.click("[data-fill-in]")
                try await browser.wait("it is filled in", until: text + " === 'About The filler'")
                try await browser.wait("nothing is open", until: "!document.querySelector('[data-open-places]')")

                try await seller.compose()
                try await choose("fill", with: browser)
                try await open(browser)
                try await browser.type("about")
                try await browser.wait("it is found", until: "\(Self.rows).length === 1")
                try await browser.press(.enter)
                try await browser.wait("it is filled in at once", until: text + " === 'About The filler'")
            }
        }

        private func withSeller(_ body: (Seller, Workspace) async throws -> Void) async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await body(seller, workspace)
                    #expect(try await browser.overhang() <= 0)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private func add(_ name: String, to workspace: Workspace, html: String? = nil) async throws -> String {
            let html = html ?? "<p>This is \(name)</p>"
            let made = try await workspace.seller.post("/templates", ["name": .text(name), "html": .text(html)])
            return try #require(made.json["id"].text, "\(made.text)")
        }

        private func open(_ browser: Browser) async throws {
            try await browser.click("[data-choose-template]")
            try await browser.wait("templates are offered", until: "\(Self.rows).length > 0")
        }

        private func choose(_ letters: String, with browser: Browser) async throws {
            try await browser.wait("it completes", until: "document.querySelector('#regarding[role=combobox]')")
            try await browser.type(letters, into: "#regarding")
            try await browser.wait(
                "it is offered",
                until: "document.querySelector('#regarding-options [role=option]')?.textContent.includes('The filler')"
            )
            try await browser.press(.enter)
            try await browser.wait("it is chosen", until: "document.querySelector('#regarding').value === 'The filler'")
        }

        private func names(_ browser: Browser) async throws -> [String] {
            try await browser.run("return \(Self.rows).map((row) => row.querySelector('.title').textContent)")
                .items.compactMap(\.text)
        }

        private func ranked(_ aim: String, in workspace: Workspace) async throws -> [String] {
            try await workspace.seller.get("/templates/ranking?aim=\(aim)").json["items"].items
                .compactMap { $0["name"].text }
        }

        private static let rows = "[...document.querySelectorAll('#template-options [role=option]')]"
        private static let options = "document.querySelector('#template-options').textContent"
    }
}
