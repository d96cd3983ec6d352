internal import Foundation
internal import Testing

extension EndToEnd {
    /// The main job as a seller sees it, in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct BrowserTests {
        private static let contacts: [JSON] = [
            ["name": "Maria Ochoa", "address": "maria@buyer.example", "phone": "+49 341 555 0101"],
            ["name": "Marta Lind", "address": "marta@buyer.example"],
            ["name": "Jonas Weber", "address": "jonas@buyer.example", "preference": "disallow"],
        ]

        @Test(arguments: Browser.Theme.allCases)
        func anOpenAndAClickAppearWithoutReloading(_ theme: Browser.Theme) async throws {
            try await withSeller { seller, target in
                try await seller.browser.use(theme)
                try await write(seller, linkingTo: target.quote)
                let id = try await seller.sendByKeys()
                let page = try await seller.browser.window
                try await seller.browser.run("window.planted = 'still here'")
                #expect(try await seller.figure("Opens") == "0")

                try await openCopy(seller, expecting: target)

                try await seller.browser.use(window: page)
                try await expectNews(seller)
                try await dismissAndUndo(seller)
                #expect(try await seller.browser.run("return window.planted") == "still here")
                #expect(try await seller.browser.address.hasSuffix("/emails/\(id)"))
                if Browser.canCheckAccessibility { #expect(try await seller.browser.barriers() == []) }
            }
        }

        @Test func anEmailIsWrittenAndSentWithTheKeysAlone() async throws {
            try await withSeller { seller, _ in
                let browser = seller.browser
                try await browser.open(seller.web + "/emails")
                try await browser.wait("the page is ready", until: "document.readyState === 'complete'")
                try await browser.type("c")
                try await browser.wait("the editor is there", until: "document.querySelector('.ProseMirror')")
                try await tab(to: "document.activeElement.id === 'to'", browser)
                try await seller.chooseRecipient(by: "mari", named: "Maria Ochoa")
                try await tab(to: "document.activeElement.id === 'subject'", browser)
                try await browser.type("By hand")
                try await tab(to: "document.activeElement.classList.contains('ProseMirror')", browser)
                try await browser.type("Dear Maria")

                let id = try await seller.sendByKeys()

                #expect(!id.isEmpty)
                #expect(try await browser.text(of: "h1") == "By hand")
            }
        }

        @Test func nothingTypedIsLostByReloading() async throws {
            try await withSeller { seller, _ in
                let browser = seller.browser
                try await seller.compose()
                try await browser.type("Not sent yet", into: "#subject")
                try await browser.click(".ProseMirror")
                try await browser.type("Half a sentence")

                // At once: what was not saved on the server must come back from the browser.
                try await browser.reload()

                try await browser.wait(
                    "the subject is there",
                    until: "document.querySelector('#subject').value === 'Not sent yet'"
                )
                try await browser.wait(
                    "the text is there",
                    until: "document.querySelector('.ProseMirror')?.textContent.includes('Half a sentence')"
                )
                try await browser.wait(
                    "it is saved",
                    until: "document.querySelector('[data-saved]').textContent === 'Saved'"
                )
            }
        }

        @Test func anObjectorBlocksAndItIsSaid() async throws {
            try await withSeller { seller, _ in
                let browser = seller.browser
                try await seller.compose()
                try await browser.click("#to")
                try await seller.chooseRecipient(by: "jonas", named: "Jonas Weber")

                try await browser.wait(
                    "Blocked is shown",
                    until: "document.querySelector('[data-checks]').innerText.includes('Blocked')"
                )
                try await browser.click("[data-shows-preferences]")
                try await browser.wait(
                    "the preferences are listed",
                    until: "document.querySelector('#preferences').open"
                )
                #expect(try await browser.text(of: "#preferences").contains("Jonas Weber"))
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                try await choose("allow", in: browser)
                try await browser.wait(
                    "it is on at once",
                    until: "!document.querySelector('[data-checks]').innerText.includes('Blocked')"
                )
                try await choose("disallow", in: browser)
                try await browser.wait(
                    "it is blocked again",
                    until: "document.querySelector('[data-checks]').innerText.includes('Blocked')"
                )
                try await browser.press(.escape)
                try await browser.wait("the dialog is closed", until: "!document.querySelector('dialog[open]')")
                #expect(
                    try await browser.run("return document.activeElement.matches('[data-shows-preferences]')") == true
                )
                try await browser.click("[data-follow=false]")
                try await browser.wait(
                    "Off is shown",
                    until: "!document.querySelector('[data-checks]').innerText.includes('Blocked')"
                )
                #expect(try await browser.complaints() == [])
            }
        }

        private func choose(_ preference: String, in browser: Browser) async throws {
            _ = try await browser.run(
                """
                const field = document.querySelector('#preferences select');
                field.value = arguments[0];
                field.dispatchEvent(new Event('change', { bubbles: true }));
                """,
                .text(preference)
            )
        }

        private func withSeller(_ body: (Seller, LinkTarget) async throws -> Void) async throws {
            try await LinkTarget.serving { target in
                try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                    for contact in Self.contacts {
                        let answer = try await workspace.seller.post("/contacts", contact)
                        try #require(answer.status == 201, "\(answer.text)")
                    }
                    try await withBrowser { browser in
                        let seller = Seller(browser: browser, web: workspace.server.web)
                        try await seller.logIn(as: .seller)
                        try await body(seller, target)
                    }
                }
            }
        }

        // Recipient by completion, subject, bold words, a link.
        private func write(_ seller: Seller, linkingTo url: String) async throws {
            let browser = seller.browser
            try await seller.compose()
            try await browser.click("#to")
            try await seller.chooseRecipient(by: "mari", named: "Maria Ochoa")
            try await browser.wait(
                "On is shown",
                until: "/\\bOn\\b/.test(document.querySelector('[data-checks]').innerText)"
            )
            try await browser.type("Your quote", into: "#subject")
            try await browser.click(".ProseMirror")
            try await browser.type("Dear Maria, ")
            try await browser.press("b", holding: .control)
            try await browser.type("here it is: ")
            try await browser.press("b", holding: .control)
            try await seller.link("your quote", to: url)
            #expect(try await browser.find(".ProseMirror strong").count == 1)
        }

        // Opens the copy as Maria would, in another tab, and follows its link.
        private func openCopy(_ seller: Seller, expecting target: LinkTarget) async throws {
            let browser = seller.browser
            let copy = try await browser.run("return document.querySelector('a[href^=\"/sandbox/messages/\"]').href")
                .text
            try await browser.openTab()
            try await browser.open(copy ?? "")
            if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
            try await browser.use(frame: "iframe")
            #expect(try await browser.find("strong").count == 1)
            let before = try await browser.windows
            try await browser.click("a")
            let opened = try await eventually("the link opens a tab") {
                try await browser.windows.first { !before.contains($0) }
            }
            try await browser.use(window: opened)
            try await browser.wait(forAddress: { $0 == target.quote }, "the recipient arrives")
        }

        // Tiles, timeline, chip and card have changed by themselves.
        private func expectNews(_ seller: Seller) async throws {
            let browser = seller.browser
            try await eventually("the open is counted") { try await seller.figure("Opens") == "1" }
            try await eventually("the click is counted") { try await seller.figure("Link clicks") == "1" }
            #expect(try await seller.figure("Opened by") == "1 of 1")
            try await browser.wait(
                "both are in the timeline",
                until: "document.querySelectorAll('.happening').length >= 2"
            )
            let told = try await browser.run(
                "return [...document.querySelectorAll('.happening')].map((one) => one.innerText).join('\\n')"
            ).text
            #expect(told?.contains("Maria Ochoa") == true)
            #expect(told?.contains("Person") == true)
            try await browser.wait(
                "the card is there",
                until: "document.querySelector('#side [data-card]')?.checkVisibility()"
            )
            #expect(try await browser.text(of: "#side [data-card] h3").contains("Maria"))
        }

        private func dismissAndUndo(_ seller: Seller) async throws {
            let browser = seller.browser
            try await browser.click("#side [data-card-action=dismiss]")
            try await browser.wait("the card is gone", until: "!document.querySelector('#side [data-card]')")
            try await browser.click("#toasts button")
            try await browser.wait("the card is back", until: "document.querySelector('#side [data-card]')")
        }

        private func tab(to script: String, _ browser: Browser) async throws {
            for _ in 0..<40 {
                if try await browser.run("return \(script)") == true { return }
                try await browser.press(.tab)
            }
            Issue.record("the focus does not get where \(script)")
        }
    }
}
