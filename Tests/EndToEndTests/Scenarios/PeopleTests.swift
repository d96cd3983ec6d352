internal import Testing

extension EndToEnd {
    /// People, accounts and opportunities as a seller keeps them, in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct PeopleTests {
        @Test func anAccountItsPersonAndASaleAreKeptWithTheKeysAlone() async throws {
            try await withSeller { seller in
                let browser = seller.browser
                try await add(
                    seller,
                    at: "/accounts/new",
                    typing: ["field-name": "Contoso", "field-domain": "contoso.example"]
                )
                #expect(try await browser.text(of: "h1") == "Contoso")
                try await add(
                    seller,
                    at: "/people/new",
                    typing: [
                        "field-name": "Maria Ochoa", "field-address": "maria@x.example", "field-phone": "0049 30/1",
                    ],
                    choosing: ("field-account", "cont", "Contoso")
                )
                #expect(try await browser.text(of: "main").contains("+49 30 1"))
                #expect(try await browser.find("main a[href^=\"/accounts/\"]").isEmpty == false)
                try await open(seller, "/opportunities/new")
                try await tab(to: "field-name", browser)
                try await browser.type("The filler")
                try await choose("field-account", typing: "conto", named: "Contoso", browser)
                try await tab(to: "field-people", browser)
                try await seller.chooseRecipient(by: "mari", named: "Maria Ochoa")
                try await tab(to: "field-amount", browser)
                try await browser.type("12500")
                try await browser.press(.enter)
                try await browser.wait(forAddress: { $0.hasPrefix(seller.web + "/opportunities/0") }, "it is added")
                #expect(try await browser.text(of: "main").contains("12,500 EUR"))
                #expect(try await browser.text(of: "main").contains("Maria Ochoa"))

                try await writeAboutIt(seller)
                try await archiveAndUndo(seller)
                #expect(try await browser.complaints() == [])
            }
        }

        @Test func whatIsWrongIsMarkedAndTheFocusGoesThere() async throws {
            try await withSeller { seller in
                let browser = seller.browser
                try await add(
                    seller,
                    at: "/people/new",
                    typing: ["field-address": "maria@x.example", "field-phone": "call me", "field-title": "Boss"],
                    isTaken: false
                )
                try await browser.wait("the field has the focus", until: "document.activeElement?.id === 'field-phone'")
                #expect(try await browser.text(of: "#field-phone-wrong").contains("place 1"))
                #expect(try await browser.run("return document.querySelector('#field-title').value") == "Boss")
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                // That it was refused, the browser tells by itself.
                #expect(try await browser.complaints().count == 1)
            }
        }

        @Test func aTableIsLookedAtAndTakenIn() async throws {
            try await withSeller { seller in
                let browser = seller.browser
                try await open(seller, "/people/import")
                try await browser.type("Who,E-Mail,Phone\nTom,tom@x.example,1\nEva,eva@x.example,112", into: "#table")
                try await browser.click("button[value=look]")
                try await browser.wait(
                    "the line is told",
                    until: "document.body.innerText.includes('1 line can’t be taken')"
                )
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                // Choosing looks again by itself.
                try await browser.run(
                    """
                    const select = document.querySelector("#column-2");
                    select.value = "";
                    select.dispatchEvent(new Event("change", { bubbles: true }));
                    """
                )
                try await browser.wait(
                    "both can be taken",
                    until: "document.body.innerText.includes('Import 2 people')"
                )
                try await browser.click("button[value=import]")
                try await browser.wait("they are there", until: "document.body.innerText.includes('2 people imported')")
            }
        }

        @Test func aTableOfSalesIsLookedAtAndTakenIn() async throws {
            try await withSeller { seller in
                let browser = seller.browser
                try await open(seller, "/opportunities")
                try await browser.click("main a[href=\"/opportunities/import\"]")
                try await browser.wait(forAddress: { $0.hasSuffix("/opportunities/import") }, "the page is there")
                try await browser.type(
                    "Deal,Company,Value,Currency\nFiller,Contoso,12500,EUR\nRinser,,much,EUR",
                    into: "#table"
                )
                try await browser.click("button[value=look]")
                try await browser.wait(
                    "the line is told",
                    until: "document.body.innerText.includes('1 line can’t be taken')"
                )
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                try await browser.click("button[value=import]")
                try await browser.wait(
                    "it is there",
                    until: "document.body.innerText.includes('1 opportunity imported')"
                )
                try await browser.click("main a.button.primary")
                try await browser.wait("it is listed", until: "document.body.innerText.includes('12,500 EUR')")
            }
        }

        private func withSeller(_ body: (Seller) async throws -> Void) async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await body(seller)
                }
            }
        }
    }
}

extension EndToEnd.PeopleTests {
    private func open(_ seller: Seller, _ path: String) async throws {
        try await seller.browser.open(seller.web + path)
        try await seller.browser.wait("\(path) is ready", until: "document.readyState === 'complete'")
    }

    // Fills a form in by going from field to field, and sends it by Enter.
    private func add(
        _ seller: Seller,
        at path: String,
        typing values: KeyValuePairs<String, String>,
        choosing choice: (field: String, letters: String, name: String)? = nil,
        isTaken: Bool = true
    ) async throws {
        try await open(seller, path)
        for (field, value) in values {
            try await tab(to: field, seller.browser)
            try await seller.browser.type(value)
        }
        if let choice { try await choose(choice.field, typing: choice.letters, named: choice.name, seller.browser) }
        try await tab(to: "field-name", seller.browser)
        try await seller.browser.press(.enter)
        guard isTaken else { return }
        try await seller.browser.wait(forAddress: { !$0.hasSuffix("/new") }, "\(path) is taken")
    }

    private func choose(_ field: String, typing letters: String, named name: String, _ browser: Browser) async throws {
        try await browser.wait("it completes", until: "document.querySelector('#\(field)[role=combobox]')")
        try await tab(to: field, browser)
        try await browser.type(letters)
        try await browser.wait(
            "\(name) is offered",
            until: "[...document.querySelectorAll('[role=option]')].some(o => o.textContent.includes('\(name)'))"
        )
        try await browser.press(.enter)
        try await browser.wait("\(name) is chosen", until: "document.querySelector('#\(field)').value === '\(name)'")
    }

    // The email is about the sale, goes to its person, and shows on its page.
    private func writeAboutIt(_ seller: Seller) async throws {
        let browser = seller.browser
        let page = try await browser.address
        try await browser.click("main a.button.primary")
        try await browser.wait("the editor is there", until: "document.querySelector('.ProseMirror')")
        #expect(try await browser.run("return document.querySelector('#regarding').value") == "The filler")
        #expect(try await browser.text(of: ".person-chip").contains("Maria Ochoa"))
        try await browser.type("Your quote", into: "#subject")
        try await browser.type("Here it is.", into: ".ProseMirror")
        _ = try await seller.sendByKeys()
        #expect(try await browser.text(of: ".facts-line").contains("The filler"))
        try await browser.open(page)
        try await browser.wait(
            "it shows the email",
            until: "document.querySelector('main').innerText.includes('Your quote')"
        )
    }

    private func archiveAndUndo(_ seller: Seller) async throws {
        let browser = seller.browser
        try await browser.click("[data-archive]")
        try await browser.wait("it is gone", until: "document.body.innerText.includes('The filler was archived.')")
        try await browser.click("[data-undo]")
        try await browser.wait("it is back", until: "document.querySelector('h1').textContent === 'The filler'")
    }

    private func tab(to id: String, _ browser: Browser) async throws {
        for _ in 0..<60 {
            if try await browser.run("return document.activeElement.id") == .text(id) { return }
            try await browser.press(.tab)
        }
        Issue.record("the focus does not get to \(id)")
    }
}
