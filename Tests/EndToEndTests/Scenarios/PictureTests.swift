internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// Takes the pictures of the README, when asked to: `make images`.
    @Suite(
        .enabled(if: Checkout.environment["INKLING_SCREENSHOTS"] == "1", "INKLING_SCREENSHOTS=1 takes the pictures"),
        .timeLimit(.minutes(5))
    )
    struct PictureTests {
        private static let quote = """
            <p>Dear Maria,</p><p>thank you for the good talk on Tuesday. As promised, here is
            <a href="https://www.northwind.example/quotes/2071">our quote for the second quarter</a>: the volume you asked
            for, with delivery in two parts. <a href="https://www.northwind.example/plan.pdf">The delivery plan</a> shows
            the dates.</p><p>Shall we go through it together on Thursday?</p><p>Kind regards<br>Anna</p>
            """

        @Test func takesThePicturesOfTheReadme() async throws {
            try await withServer(["--demo", "true", "--libraries", Checkout.libraries]) { server in
                try await eventually("the log-in is printed") { server.log.contains("Password") }
                let password = try String(contentsOfFile: server.dataFolder + "/demo-login", encoding: .utf8)
                let anna = Person(
                    name: "Anna Keller",
                    address: "anna@inkling.example",
                    role: "administrator",
                    password: password.trimmingCharacters(in: .whitespacesAndNewlines)
                )
                let id = try await play(anna, on: server)
                try await withBrowser { browser in
                    try await scale(browser, width: 1_280, height: 860)
                    let seller = Seller(browser: browser, web: server.web)
                    try await seller.logIn(as: anna)
                    try await takeEmail(id, seller)
                    try await takeCompose(seller)
                    try await takeBlocks(seller)
                    try await takeMailbox(seller)
                    try await takeInsights(seller)
                }
                try await withBrowser(.phone) { browser in
                    let seller = Seller(browser: browser, web: server.web)
                    try await seller.logIn(as: anna)
                    try await browser.open(server.web + "/emails/\(id)")
                    try await keep("email-phone", browser)
                }
                // Last, for looking at the copy is an open of its own.
                try await withBrowser { browser in
                    try await scale(browser, width: 1_280, height: 860)
                    let seller = Seller(browser: browser, web: server.web)
                    try await seller.logIn(as: anna)
                    try await takeSandbox(id, seller)
                }
            }
        }

        // Two emails, and recipients who do something with one of them; gives its id.
        private func play(_ anna: Person, on server: RunningServer) async throws -> String {
            let token = try await FinishedProgram.run([
                Checkout.binary, "token", "add", "--user", anna.address, "--name", "pictures",
                "--data-folder", server.dataFolder,
            ])
            try #require(token.succeeded, "\(token.output)")
            let secret = token.output.split(separator: "\n").last.map(String.init) ?? ""
            let caller = APIClient(base: server.web, credential: .bearer(secret))
            let workspace = Workspace(server: server, administrator: caller, seller: caller)
            try #require(try await caller.patch("/settings", ["undoSeconds": 0]).status == 200)
            let maria: JSON = ["name": "Maria Ochoa", "address": "maria@ochoa-drinks.example"]
            let tomas: JSON = ["name": "Tomás Prado", "address": "tomas.prado@prado-logistics.example"]
            _ = try await workspace.send([
                "to": [tomas], "subject": "Two samples are on their way", "html": "<p>Dear Tomás, …</p>",
            ])
            let email = try await workspace.send([
                "to": [maria, tomas], "subject": "Your quote for the second quarter", "html": .text(Self.quote),
            ])
            let id = try #require(email["id"].text)
            let copies = try await workspace.copies(of: id)
            let mails = try await MailReader.read(messages: copies.map(\.bytes))
            for (copy, mail) in zip(copies, mails) {
                let program: MailProgram = copy.recipient.hasPrefix("maria") ? .phone : .desk
                for picture in mail.pictures { _ = try await program.load(picture) }
                guard copy.recipient.hasPrefix("maria") else { continue }
                for link in mail.links { _ = try await MailProgram.phone.follow(link) }
                for link in mail.links { _ = try await HTTP.send(.HEAD, link, headers: ["User-Agent": "curl/8.5.0"]) }
            }
            try await eventually("everything is told") { try await workspace.activity(of: id).count >= 6 }
            return id
        }

        private func takeEmail(_ id: String, _ seller: Seller) async throws {
            for theme in Browser.Theme.allCases {
                try await seller.browser.use(theme)
                try await seller.browser.open(seller.web + "/emails/\(id)")
                try await keep("email-\(theme)", seller.browser)
            }
            try await seller.browser.use(.light)
        }

        private func takeCompose(_ seller: Seller) async throws {
            let browser = seller.browser
            try await seller.compose()
            try await browser.click("#to")
            try await seller.chooseRecipient(by: "mari", named: "Maria Ochoa")
            try await seller.chooseRecipient(by: "kir", named: "Kirsten Lind")
            try await browser.type("Your quote for the second quarter", into: "#subject")
            try await browser.click(".ProseMirror")
            try await browser.type("Dear Maria, dear Kirsten,")
            try await browser.press(.enter)
            try await browser.type("thank you for the good talk on Tuesday. As promised, here is ")
            try await seller.link("our quote", to: "https://www.northwind.example/quotes/2071")
            try await browser.drop(
                [.bytes(1_240_000, name: "Quote v2.pdf"), .bytes(88_000, name: "NDA.pdf")],
                on: ".compose"
            )
            try await browser.wait(
                "both files are there",
                until: "document.querySelectorAll('[data-file]').length === 2"
            )
            try await browser.click("[data-follow-file=true]")
            try await browser.wait("one is followed", until: "document.querySelector('[data-follow-file=false]')")
            try await browser.wait(
                "it is saved",
                until: "document.querySelector('[data-saved]').textContent === 'Saved'"
            )
            try await keep("compose-light", browser)
        }

        private func takeBlocks(_ seller: Seller) async throws {
            let browser = seller.browser
            try await browser.open(seller.web + "/settings/blocks")
            try await browser.type("contoso-prizes.example", into: "#what")
            try await browser.type("Promises prizes that nobody gets", into: "#reason")
            try await browser.press(.enter)
            try await browser.wait("it is listed", until: "document.querySelector('[data-lifts]')")
            for theme in Browser.Theme.allCases {
                try await browser.use(theme)
                try await keep("blocks-\(theme)", browser)
            }
            try await browser.use(.light)
        }

        private func takeMailbox(_ seller: Seller) async throws {
            try await seller.browser.open(seller.web + "/settings/mailbox?provider=fastmail")
            try await keep("mailbox-light", seller.browser)
        }

        private func takeInsights(_ seller: Seller) async throws {
            let browser = seller.browser
            for theme in Browser.Theme.allCases {
                try await browser.use(theme)
                try await browser.open(seller.web + "/insights?period=season")
                try await browser.wait(
                    "the chart is drawn",
                    until: "document.querySelector('[data-chart]').width > 300"
                )
                try await keep("insights-\(theme)", browser)
            }
            try await browser.use(.light)
        }

        private func takeSandbox(_ id: String, _ seller: Seller) async throws {
            let browser = seller.browser
            try await browser.open(seller.web + "/emails/\(id)")
            let copy = try await browser.run("return document.querySelector('a[href^=\"/sandbox/messages/\"]').href")
                .text
            try await browser.open(copy ?? "")
            try await keep("sandbox-light", browser)
        }

        private func scale(_ browser: Browser, width: Int, height: Int) async throws {
            try await browser.command(
                .POST,
                "/goog/cdp/execute",
                ["cmd": "Emulation.setScrollbarsHidden", "params": ["hidden": true]]
            )
            try await browser.command(
                .POST,
                "/goog/cdp/execute",
                [
                    "cmd": "Emulation.setDeviceMetricsOverride",
                    "params": [
                        "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 2,
                        "mobile": false,
                    ],
                ]
            )
        }

        private func keep(_ name: String, _ browser: Browser) async throws {
            try await browser.wait("the page is ready", until: "document.readyState === 'complete'")
            _ = try await browser.runAsync("document.fonts.ready.then(() => setTimeout(arguments[0], 600));")
            try await browser.picture().write(to: URL(filePath: Checkout.root + "/docs/images/\(name).png"))
        }
    }
}
