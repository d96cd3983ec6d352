internal import Foundation
internal import Mail
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// Cards that come as new while a page is open: told in words and as notifications, wherever they stand among the rest.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct CardAlertTests {
        private static let opened = "Maria Ochoa opened your email"
        private static let answered = "Maria Ochoa answered your email"

        @Test func whatComesBehindFiveRemindersIsToldAndAgainWhenItComesBack() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await fireReminders(in: workspace)
                let mail = try await read(try await send(to: "maria@buyer.example", in: workspace), in: workspace)
                try await withBrowser { browser in
                    try await Seller(browser: browser, web: workspace.server.web).logIn(as: .seller)
                    try await listen(in: browser, at: workspace.server.web)

                    _ = try await MailProgram.phone.load(mail.pictures[0])

                    try await hears(Self.opened, as: 1, in: browser)
                    #expect(try await says(Self.opened, in: browser))
                    #expect(try await browser.find("#side [data-card]").count == 5)
                    #expect(try await browser.find("#side .card.opened").isEmpty)

                    try await snoozeOpened(in: workspace)
                    try await hears(Self.opened, as: 2, in: browser)
                    let differ = try await browser.run("return notes[0].tag !== notes[1].tag")
                    #expect(differ == true, "the second does not silently take the place of the first")

                    try await browser.click("#side [data-card-action=dismiss]")
                    try await browser.wait("it moves up", until: "document.querySelector('#side .card.opened')")
                    #expect(try await browser.run("return notes.length") == 2, "moving up is no news")
                }
            }
        }

        @Test func everyAnswerIsToldAndQuietHoursAreKept() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let id = try await send(to: "maria@buyer.example", in: workspace)
                let copy = try #require(try await workspace.copies(of: id).first)
                let messageID = try #require(try Message(copy.bytes).messageID)
                try await withBrowser { browser in
                    try await Seller(browser: browser, web: workspace.server.web).logIn(as: .seller)
                    try await listen(in: browser, at: workspace.server.web)

                    try await answer(1, to: messageID, in: workspace)
                    try await hears(Self.answered, as: 1, in: browser)
                    #expect(try await !says(Self.answered, in: browser), "it slides in")
                    try await answer(2, to: messageID, in: workspace)
                    try await hears(Self.answered, as: 2, in: browser)
                    #expect(try await says(Self.answered, in: browser), "it stood there already")

                    try await beQuiet(in: workspace, by: browser)
                    try await listen(in: browser, at: workspace.server.web)
                    try await answer(3, to: messageID, in: workspace)
                    try await browser.wait(
                        "the page says so",
                        until: "document.getElementById('toasts').textContent.includes('\(Self.answered)')"
                    )
                    #expect(try await browser.run("return notes.length") == 0)
                }
            }
        }

        /// Opens a page, waits until it hears of what happens, and keeps the notifications that it would show if it was hidden.
        private func listen(in browser: Browser, at web: String) async throws {
            try await browser.open(web + "/emails")
            // The stream that opens has the panel fetched again.
            try await browser.wait(
                "the stream is open",
                until: "performance.getEntriesByName(location.origin + '/assistant/panel').length"
            )
            try await browser.run(
                """
                window.notes = [];
                window.Notification = class {
                    static permission = 'granted';
                    constructor(title, options) { window.notes.push({ title, ...options }); }
                    addEventListener() {}
                };
                Object.defineProperty(document, 'hidden', { value: true, configurable: true });
                """
            )
        }

        private func hears(_ title: String, as number: Int, in browser: Browser) async throws {
            try await browser.wait(
                "notification \(number): \(title)",
                until: "notes.length === \(number) && notes.at(-1).title === '\(title)'"
            )
            let spoken = try await browser.run("return document.getElementById('announcements').textContent").text
            #expect(spoken == title)
        }

        private func says(_ words: String, in browser: Browser) async throws -> Bool {
            let toasts = try await browser.run("return document.getElementById('toasts').textContent").text
            return toasts?.contains(words) == true
        }

        private func send(to address: String, in workspace: Workspace) async throws -> String {
            let email = try await workspace.send([
                "to": [["address": .text(address), "name": "Maria Ochoa"]], "subject": "Your quote",
                "html": #"<p>Dear Maria, <a href="https://contoso.example/quote">your quote</a>.</p>"#,
            ])
            return try #require(email["id"].text)
        }

        private func read(_ id: String, in workspace: Workspace) async throws -> ReadMail {
            let copies = try await workspace.copies(of: id)
            return try #require(try await MailReader.read(messages: copies.map(\.bytes)).first)
        }

        /// As many reminders as the panel holds cards.
        private func fireReminders(in workspace: Workspace) async throws {
            for number in 1...5 {
                let id = try await send(to: "r\(number)@buyer.example", in: workspace)
                let set = try await workspace.seller.put(
                    "/emails/\(id)/reminder",
                    ["condition": "anyway", "after": "PT1S"]
                )
                try #require(set.status == 200, "\(set.text)")
            }
            try await eventually("five reminders came") {
                try await workspace.seller.get("/cards").json["open"] == 5
            }
        }

        private func snoozeOpened(in workspace: Workspace) async throws {
            let cards = try await workspace.seller.get("/cards").json["items"].items
            let id = try #require(cards.first { $0["kind"] == "opened" }?["id"].text)
            let until = Date.now.addingTimeInterval(3).formatted(.iso8601)
            let snoozed = try await workspace.seller.post("/cards/\(id)/snooze", ["until": .text(until)])
            try #require(snoozed.status == 200, "\(snoozed.text)")
        }

        private func answer(_ number: Int, to messageID: String, in workspace: Workspace) async throws {
            let message = """
                From: Maria Ochoa <maria@buyer.example>
                To: \(Person.seller.address)
                Message-ID: <r\(number)@buyer.example>
                In-Reply-To: <\(messageID)>
                Subject: Re: Your quote

                Yes, please.

                """.replacing("\n", with: "\r\n")
            let taken = try await workspace.seller.call(
                .POST,
                "/inbound",
                bytes: Array(message.utf8),
                type: "message/rfc822"
            )
            try #require(taken.json["matched"].truth == true, "\(taken.text)")
        }

        /// Wants to hear nothing from an hour ago until in two.
        private func beQuiet(in workspace: Workspace, by browser: Browser) async throws {
            let hour = try #require(try await browser.run("return new Date().getHours()").number)
            let (from, to) = ((hour + 23) % 24, (hour + 2) % 24)
            let set = try await workspace.seller.patch(
                "/profile",
                ["quietHours": ["from": .text(clock(from)), "to": .text(clock(to))]]
            )
            try #require(set.status == 200, "\(set.text)")
        }

        private func clock(_ hour: Int) -> String { hour < 10 ? "0\(hour):00" : "\(hour):00" }
    }
}
