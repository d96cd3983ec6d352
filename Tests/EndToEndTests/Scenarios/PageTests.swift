internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// Every page, looked at in both themes, on a desk and on a phone.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct PageTests {
        private static let fixed = [
            "/emails", "/compose", "/drafts", "/templates", "/templates/new", "/assistant", "/people", "/people/new",
            "/sandbox", "/settings",
            "/settings/profile", "/settings/password", "/settings/addresses", "/settings/mailbox",
            "/settings/mailbox?owner=workspace&provider=gmail",
            "/settings/tokens", "/settings/programs", "/settings/assistant", "/settings/following", "/settings/users",
            "/settings/teams", "/settings/blocks", "/settings/doctor", "/settings/audit", "/what-counts", "/insights",
        ]

        @Test(.enabled(if: Browser.canCheckAccessibility, "scripts/setup test fetches axe-core"))
        func noPageHasSeriousBarriers() async throws {
            try await withPages(.desk) { browser, web, paths in
                var found: [String] = []
                for path in paths {
                    try await show(web + path, in: browser)
                    for theme in Browser.Theme.allCases {
                        try await browser.use(theme)
                        found += try await browser.barriers().map { "\(path), \(theme): \($0)" }
                    }
                }
                #expect(found == [])
            }
        }

        @Test func everyPageFitsAPhone() async throws {
            try await withPages(.phone) { browser, web, paths in
                var found: [String] = []
                for path in paths {
                    try await show(web + path, in: browser)
                    let overhang = try await browser.overhang()
                    // A page that is too wide makes the phone zoom out.
                    let width = try await browser.run("return window.innerWidth").number ?? 0
                    if overhang > 0 || width != 360 { found.append("\(path): \(overhang) too wide, shown at \(width)") }
                    guard Browser.canCheckAccessibility else { continue }
                    found += try await browser.barriers().map { "\(path): \($0)" }
                }
                #expect(found == [])
            }
        }

        @Test(arguments: [Browser.Size.desk, .phone])
        func theLogInPageIsForEverybody(_ size: Browser.Size) async throws {
            try await withServer(["--libraries", Checkout.libraries]) { server in
                try await withBrowser(size) { browser in
                    try await show(server.web + "/login", in: browser)
                    for theme in Browser.Theme.allCases {
                        try await browser.use(theme)
                        if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                    }
                    #expect(try await browser.overhang() <= 0)
                }
            }
        }

        @Test func aPageThatDoesNotExistSaysSo() async throws {
            try await withPages(.desk) { browser, web, _ in
                try await show(web + "/nowhere", in: browser)

                #expect(try await browser.text(of: "h1").isEmpty == false)
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                // The browser itself complains of the 404, and of nothing else.
                #expect(try await browser.complaints().count == 1)
            }
        }

        private func show(_ url: String, in browser: Browser) async throws {
            try await browser.open(url)
            try await browser.wait("\(url) is ready", until: "document.readyState === 'complete'")
        }

        // A workspace in which every page has something to show, and an administrator at the browser.
        private func withPages(
            _ size: Browser.Size,
            _ body: (Browser, String, [String]) async throws -> Void
        ) async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let paths = try await Self.fixed + fill(workspace)
                try await withBrowser(size) { browser in
                    let web = workspace.server.web
                    try await Seller(browser: browser, web: web).logIn(as: .administrator)
                    try await body(browser, web, paths)
                }
            }
        }

        // One file of each kind, one with a name that is too long for a phone.
        private func attach(to id: String, _ caller: APIClient) async throws {
            let name = "The-quote-for-the-second-quarter-with-all-its-appendices-and-drawings-version-7.pdf"
            for query in ["filename=\(name)&followed=true", "filename=NDA.docx&followed=false"] {
                let answer = try await caller.call(
                    .POST,
                    "/emails/\(id)/attachments?\(query)",
                    bytes: Array(repeating: 37, count: 120_000),
                    type: "application/pdf"
                )
                try #require(answer.status == 201, "\(answer.text)")
            }
        }

        // Blocks some hosts, and lifts the first block again.
        private func block(_ hosts: [String], _ caller: APIClient) async throws {
            let reason: JSON = "It offers a program that takes passwords away, as a customer told us on the telephone"
            for (number, host) in hosts.enumerated() {
                let answer = try await caller.post("/blocks", ["kind": "host", "what": .text(host), "reason": reason])
                let id = try #require(answer.json["id"].text, "\(answer.text)")
                if number == 0 { try #require(try await caller.delete("/blocks/\(id)").status == 204) }
            }
        }

        // A team with a long name; gives the id of somebody who could be in it.
        private func addTeam(_ caller: APIClient) async throws -> String {
            let team = try await caller.post("/teams", ["name": "Everybody who sells machines in the north"])
            try #require(team.status == 201, "\(team.text)")
            return try await caller.get("/users").json["items"][0]["id"].text ?? ""
        }

        // Gives the addresses of the things it made.
        private func fill(_ workspace: Workspace) async throws -> [String] {
            let administrator = workspace.administrator
            let own = Workspace(server: workspace.server, administrator: administrator, seller: administrator)
            let written = try await administrator.post(
                "/emails",
                [
                    "from": ["address": .text(Person.administrator.address)],
                    "to": [
                        ["address": "maria@buyer.example", "name": "Maria Ochoa"],
                        [
                            "address":
                                "a.very.long.address.of.somebody.who.likes.words@a-long-company-name.buyer.example"
                        ],
                    ],
                    "subject": "Your quote for the second quarter, as we discussed on the telephone last Tuesday",
                    "html":
                        #"<p>Hello <a href="https://contoso.example/a/rather/long/path/to/the/quote">quote</a></p>"#,
                ]
            )
            let id = try #require(written.json["id"].text, "\(written.text)")
            try await attach(to: id, administrator)
            try #require(try await administrator.post("/emails/\(id)/send").status == 202)
            _ = try await own.sent(id)
            let copies = try await own.copies(of: id)
            for mail in try await MailReader.read(messages: copies.map(\.bytes)) {
                for picture in mail.pictures { _ = try await MailProgram.phone.load(picture) }
                for link in mail.links { _ = try await MailProgram.desk.follow(link) }
            }
            try await eventually("the opens are told") { try await own.activity(of: id).count >= 4 }
            try await block(["contoso.example", "a-rather-long-name-of-a-host.somewhere-else.example"], administrator)
            let draft = try await administrator.post("/emails", ["subject": "Half written", "html": "<p>So far</p>"])
            let message = try await administrator.get("/sandbox/messages").json["items"][0]["id"].text ?? ""
            let person = try await administrator.get("/contacts").json["items"][0]["id"].text ?? ""
            let draftID = draft.json["id"].text ?? ""
            try await attach(to: draftID, administrator)
            let template = try await administrator.post(
                "/templates",
                [
                    "name": "The first quote after a telephone call about a machine that is to be delivered soon",
                    "language": "de-AT", "shared": true, "subject": "Your quote, {{recipient.firstName|you}}",
                    "html": "<p>{{recipient.phone}} {{recipient.name|}} {{recipient.fristName}}</p>",
                ]
            )
            let templateID = try #require(template.json["id"].text, "\(template.text)")
            return try await [
                "/templates/\(templateID)", "/compose?template=\(templateID)",
                "/emails/\(id)", "/compose/\(draftID)", "/sandbox/messages/\(message)", "/people/\(person)",
                "/settings/users/\(addTeam(administrator))",
            ]
        }
    }
}
