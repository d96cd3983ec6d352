internal import Foundation
internal import Testing

extension EndToEnd {
    /// Reminders in a real browser: chosen while writing, changed after sending, and handled as a card with the keys alone.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct ReminderTests {
        @Test func aReminderIsChosenSentChangedAndComes() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    let id = try await write(with: seller)
                    try await change(with: browser)
                    try await comes(of: id, in: workspace, with: browser)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private func write(with seller: Seller) async throws -> String {
            let browser = seller.browser
            try await seller.compose()
            try await browser.type("maria@buyer.example,", into: "#to")
            try await browser.type("The quote", into: "#subject")
            try await browser.type("Dear Maria", into: ".ProseMirror")
            #expect(try await isShown("#remind-time", in: browser) == false)
            try await choose("noReply", in: "#remind-of", of: browser)
            try await browser.wait(
                "the sentence sums it up",
                until:
                    "document.querySelector('[data-remind-sentence]').textContent.includes('maria@buyer.example does not answer by')"
            )
            try await barriers(of: browser)
            try await browser.click("[data-follow=false]")
            try await browser.wait(
                "what needs following can't be chosen",
                until: "document.querySelector('#remind-of [value=notOpened]').disabled"
            )
            try await browser.click("[data-follow=true]")
            try await browser.wait(
                "it can be chosen again",
                until: "!document.querySelector('#remind-of [value=notOpened]').disabled"
            )
            try await choose("own", in: "#remind-time", of: browser)
            try await browser.press(.enter, holding: .control)
            try await browser.wait(
                "a time is asked for",
                until: "document.querySelector('#toasts').textContent.includes('Choose the day')"
            )
            try await choose("threeDays", in: "#remind-time", of: browser)
            try await browser.type("Ring her about the filler", into: "#remind-note")
            try await browser.wait(
                "it is saved",
                until: "document.querySelector('[data-saved]').textContent === 'Saved'"
            )
            try await browser.reload()
            try await browser.wait("the editor is there", until: "document.querySelector('.ProseMirror')")
            #expect(try await value(of: "#remind-of", in: browser) == "noReply")
            #expect(try await value(of: "#remind-note", in: browser) == "Ring her about the filler")
            return try await seller.sendByKeys()
        }

        private func change(with browser: Browser) async throws {
            let state = "[data-reminder-state]"
            #expect(try await browser.text(of: state).contains("does not answer by"))
            try await barriers(of: browser)
            try await browser.click("\(state) summary")
            try await choose("anyway", in: "#remind-of", of: browser)
            try await browser.click("\(state) button[value=set]")
            try await says("Whatever happens, a card reminds you", in: browser)
            try await browser.click("\(state) button[value=remove]")
            try await says("Nobody reminds you of this email", in: browser)
            try await browser.click("\(state) button[value=restore]")
            try await says("Whatever happens, a card reminds you", in: browser)
        }

        private func comes(of id: String, in workspace: Workspace, with browser: Browser) async throws {
            try await browser.open(workspace.server.web + "/assistant")
            let set = try await workspace.seller.put(
                "/emails/\(id)/reminder",
                ["condition": "noReply", "after": "PT2S", "note": "Ring her now"]
            )
            try #require(set.status == 200, "\(set.text)")
            let card = ".content [data-card]"
            try await browser.wait("the card comes", until: "document.querySelector('\(card)')")
            #expect(try await browser.text(of: card).contains("No answer from maria@buyer.example"))
            #expect(try await browser.text(of: card).contains("Ring her now"))
            try await barriers(of: browser)

            try await browser.type("j")
            try await browser.type("s")
            try await browser.wait("it is put away", until: "!document.querySelector('\(card)')")
            try await browser.wait(
                "it says for how long",
                until: "document.querySelector('#toasts').textContent.includes('for an hour')"
            )
            try await browser.type("z")
            try await browser.wait("it is back", until: "document.querySelector('\(card)')")
            try await browser.type("e")
            try await browser.wait("it is dismissed", until: "!document.querySelector('\(card)')")
        }

        private func says(_ words: String, in browser: Browser) async throws {
            try await browser.wait(
                "the page says: \(words)",
                until: "document.querySelector('[data-reminder-state]')?.textContent.includes('\(words)')"
            )
        }

        private func choose(_ value: String, in selector: String, of browser: Browser) async throws {
            try await browser.click("\(selector) option[value=\(value)]")
        }

        private func value(of selector: String, in browser: Browser) async throws -> String? {
            try await browser.run("return document.querySelector(arguments[0]).value", .text(selector)).text
        }

        private func isShown(_ selector: String, in browser: Browser) async throws -> Bool? {
            try await browser.run("return document.querySelector(arguments[0]).checkVisibility()", .text(selector))
                .truth
        }

        private func barriers(of browser: Browser) async throws {
            guard Browser.canCheckAccessibility else { return }
            try await browser.rest()
            #expect(try await browser.barriers() == [])
        }
    }
}
