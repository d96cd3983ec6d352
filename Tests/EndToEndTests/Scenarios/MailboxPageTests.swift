internal import Testing

extension EndToEnd {
    /// A mailbox that is set up on its page, with mail servers that really run.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .enabled(if: PostfixServer.isThere, "Postfix and Dovecot are not installed"),
        .timeLimit(.minutes(5))
    )
    struct MailboxPageTests {
        @Test func aProviderFillsItsServersInAndKeepsNothing() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await withBrowser { browser in
                    let page = try await MailboxAtHand(browser, of: .seller, on: workspace)
                    try await browser.type("Gmail", into: "select[name=provider]")
                    try await browser.click("section[aria-labelledby=provider] button")
                    try await browser.wait(
                        "it is filled in",
                        until: "\(page.field("relay", "host")) === 'smtp.gmail.com'"
                    )
                    let mailbox = try await browser.run("return \(page.field("mailbox", "host"))")
                    #expect(mailbox == "imap.gmail.com")
                    #expect(try await browser.text(of: "section[aria-labelledby=provider]").contains("app password"))

                    try await page.open()
                    #expect(try await browser.run("return \(page.field("relay", "host"))") == "")
                }
            }
        }

        @Test func aSellerSetsItUpTriesItAndGetsATestMailBack() async throws {
            try await withServers { workspace, relay, mailboxes in
                try await withBrowser { browser in
                    let page = try await MailboxAtHand(browser, of: .seller, on: workspace)
                    let mailbox = MailboxAtHand.Server(
                        port: mailboxes.tlsPort,
                        security: "SSL/TLS",
                        user: Person.seller.address,
                        password: DovecotServer.password
                    )
                    var out = MailboxAtHand.Server(
                        port: relay.submissionPort,
                        security: "STARTTLS",
                        user: PostfixServer.user,
                        password: "mistyped"
                    )
                    try await page.save(out, as: "relay")
                    try await page.save(mailbox, as: "mailbox")
                    for key in ["relay", "mailbox"] { try await page.tries(key, "is at a private address") }

                    try await leave(toSellersOf: workspace)
                    try await page.tries("mailbox", "It works")
                    try await page.tries("relay", "refused the user name or the password")
                    try await page.looksWell()

                    out.password = PostfixServer.password
                    try await page.save(out, as: "relay")
                    try await page.tries("relay", "It works")
                    try await page.clickThrough("test", "form button")
                    try await page.shows("test", "left through the relay and arrived in the mailbox")
                    try await page.looksWell()
                }
                try await fitsAPhone(workspace)
                let messages = try await mailboxes.messages(of: Person.seller.address)
                #expect(messages.count == 1 && messages.allSatisfy { $0.contains("Test of your mailbox") })
                #expect(messages.allSatisfy { !$0.contains("/o/") }, "it is not followed")
            }
        }

        /// An administrator lets both servers of the seller stand at a private address, on their page.
        private func leave(toSellersOf workspace: Workspace) async throws {
            try await withBrowser { browser in
                let page = try await MailboxAtHand(browser, of: .administrator, on: workspace)
                try await page.open("?owner=workspace")
                for left in [1, 0] {
                    try await browser.click("section[aria-labelledby=others] input[value=yes] + button")
                    let count = "document.querySelectorAll('section[aria-labelledby=others] input[value=yes]').length"
                    try await browser.wait("leave is given", until: "\(count) === \(left)")
                }
                #expect(try await browser.text(of: "section[aria-labelledby=others]").contains(Person.seller.name))
                try await page.looksWell()
            }
        }

        private func fitsAPhone(_ workspace: Workspace) async throws {
            try await withBrowser(.phone) { browser in
                let page = try await MailboxAtHand(browser, of: .seller, on: workspace)
                #expect(try await browser.overhang() <= 0)
                try await page.looksWell()
            }
        }

        private func withServers(
            _ body: (Workspace, PostfixServer, DovecotServer) async throws -> Void
        ) async throws {
            try await DovecotServer.run(users: [Person.seller.address]) { mailboxes in
                try await PostfixServer.run(deliveringTo: mailboxes) { relay in
                    try await withTemporaryFolder { folder in
                        let trusted = try [relay.certificate, mailboxes.certificate].map {
                            try #require(FileText.read($0))
                        }
                        let path = try folder.write(trusted.joined(separator: "\n").utf8, to: "trusted.pem")
                        let options = ["--libraries", Checkout.libraries, "--mail-trusted-certificates", path]
                        try await withWorkspace(options) { workspace in try await body(workspace, relay, mailboxes) }
                    }
                }
            }
        }
    }
}

/// The page of mail servers in somebody's hands.
private struct MailboxAtHand {
    /// What is typed for a server on this machine.
    struct Server {
        let port: Int
        let security: String
        let user: String
        var password: String
    }

    private let browser: Browser
    private let address: String

    /// Logs somebody in and opens the page.
    init(_ browser: Browser, of person: Person, on workspace: Workspace) async throws {
        self.browser = browser
        address = workspace.server.web + "/settings/mailbox"
        try await Seller(browser: browser, web: workspace.server.web).logIn(as: person)
        try await open()
    }

    func open(_ query: String = "") async throws {
        try await browser.open(address + query)
        try await browser.wait("the page is ready", until: "document.readyState === 'complete'")
    }

    /// What stands in a field, for a script.
    func field(_ key: String, _ name: String) -> String { "document.getElementById('\(key)-\(name)')?.value" }

    /// Types everything anew, and saves it.
    func save(_ server: Server, as key: String) async throws {
        let typed = [
            ("host", "localhost"), ("port", "\(server.port)"), ("userName", server.user), ("password", server.password),
        ]
        for (name, text) in typed {
            try await browser.run("document.getElementById(arguments[0]).value = ''", .text("\(key)-\(name)"))
            try await browser.type(text, into: "#\(key)-\(name)")
        }
        try await browser.type(server.security, into: "#\(key)-security")
        try await clickThrough(key, "button.primary")
        try await browser.wait("it is saved", until: "document.body.innerText.includes('Saved. Now try it.')")
        #expect(try await browser.run("return \(field(key, "password"))") == "", "no password comes back")
    }

    /// Tries a server, and waits for what is said of it.
    func tries(_ key: String, _ words: String) async throws {
        try await clickThrough(key, "form[action$='/check'] button")
        try await shows(key, words)
    }

    /// Clicks what leads to another page, and waits until that is there.
    func clickThrough(_ section: String, _ selector: String) async throws {
        try await browser.run("document.body.dataset.before = 'yes'")
        try await browser.click("section[aria-labelledby=\(section)] \(selector)")
        try await browser.wait(
            "the next page is ready",
            until: "document.readyState === 'complete' && !document.body.dataset.before",
            within: .seconds(60)
        )
    }

    func shows(_ section: String, _ words: String) async throws {
        let text = "document.querySelector('section[aria-labelledby=\(section)] .notice')?.innerText"
        try await browser.wait("it says “\(words)”", until: "\(text)?.includes('\(words)')", within: .seconds(60))
    }

    /// Nobody is kept out, in either theme.
    func looksWell() async throws {
        guard Browser.canCheckAccessibility else { return }
        for theme in Browser.Theme.allCases {
            try await browser.use(theme)
            #expect(try await browser.barriers() == [], "\(theme)")
        }
    }
}
