internal import Foundation
internal import Testing

extension EndToEnd {
    /// What is typed while other windows, other people and other time zones are at work, in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct UnsavedTests {
        // Nothing that the page asks for gets to the server any more, until it is loaded anew.
        private static let cutOff = "window.fetch = () => Promise.reject(new TypeError('cut off')); return true"

        // The subjects of what the browser keeps until the server has it.
        private static let kept = """
            return Object.keys(localStorage).filter((key) => key.startsWith("inkling-draft:"))
                .map((key) => JSON.parse(localStorage.getItem(key)).draft.subject).sort().join();
            """

        @Test func newDraftsOfTwoWindowsAreKeptApart() async throws {
            try await withSeller { seller, _ in
                let browser = seller.browser
                try await seller.compose()
                try await browser.run(Self.cutOff)
                try await browser.type("First", into: "#subject")
                let first = try await browser.window
                let second = try await browser.openTab()
                try await seller.compose()
                try await browser.run(Self.cutOff)
                #expect(try await browser.run("return document.querySelector('#subject').value") == "")
                #expect(try await browser.find("[data-left]").isEmpty)
                try await browser.type("Second", into: "#subject")
                #expect(try await browser.run(Self.kept) == "First,Second")

                // The window finds its own again, and the server gets it.
                try await browser.reload()
                try await browser.wait("it is back", until: "document.querySelector('#subject').value === 'Second'")
                try await browser.wait(forAddress: { $0.hasPrefix(seller.web + "/compose/") }, "it is saved")
                try await seller.compose()
                try await browser.rest()
                #expect(try await browser.find("[data-left]").isEmpty)

                try await browser.use(window: first)
                #expect(try await browser.run("return document.querySelector('#subject').value") == "First")
                try await browser.closeTab(andUse: second)
                try await bringBack("First", seller)
                #expect(try await browser.complaints() == [])
            }
        }

        private func bringBack(_ subject: String, _ seller: Seller) async throws {
            let browser = seller.browser
            try await seller.compose()
            try await browser.wait("it is offered", until: "document.querySelector('[data-left]')")
            #expect(try await browser.text(of: "[data-left]").contains("“\(subject)”"))
            if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
            #expect(try await browser.overhang() == 0)
            try await browser.click("[data-left] button")
            try await browser.wait("it is back", until: "document.querySelector('#subject').value === '\(subject)'")
            try await browser.wait(forAddress: { $0.hasPrefix(seller.web + "/compose/") }, "it is saved")
            try await browser.wait("nothing is left", until: "!document.querySelector('[data-left]')")
            try await eventually("the server has it") { try await browser.run(Self.kept) == "" }
        }

        @Test func whatIsThrownAwayComesBackWhenThatIsUndone() async throws {
            try await withSeller { seller, _ in
                let browser = seller.browser
                try await seller.compose()
                try await browser.run(Self.cutOff)
                try await browser.type("Never mind", into: "#subject")
                // Asking for the page on which one is would be loading it anew.
                try await browser.open(seller.web + "/drafts")
                try await seller.compose()
                try await browser.wait("it is offered", until: "document.querySelector('[data-left]')")
                try await browser.click("[data-left] button.plain")
                try await browser.wait("it is gone", until: "!document.querySelector('[data-left]')")
                #expect(try await browser.run(Self.kept) == "")

                try await browser.click("#toasts button")

                try await browser.wait("it is offered again", until: "document.querySelector('[data-left]')")
                #expect(try await browser.run(Self.kept) == "Never mind")
                try await browser.type("Another one", into: "#subject")
                try await browser.wait("it steps aside", until: "!document.querySelector('[data-left]')")
                #expect(try await browser.complaints() == [])
            }
        }

        @Test func sendLaterMeansTheSameMomentInAnotherTimeZone() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let whole = (Date.now.timeIntervalSince1970 / 60).rounded() * 60 + 30 * 86_400
                let moment = Date(timeIntervalSince1970: whole).formatted(.iso8601)
                let draft: JSON = [
                    "from": ["address": .text(Person.seller.address)], "to": [["address": "maria@buyer.example"]],
                    "subject": "The quote", "html": "<p>Here it is.</p>", "sendAt": .text(moment),
                    "reminder": ["condition": "anyway", "at": .text(moment), "note": ""],
                ]
                let made = try await workspace.seller.post("/emails", draft)
                let id = try #require(made.json["id"].text, "\(made.text)")
                let stored = made.json["sendAt"]
                try await withBrowser { browser in
                    try await browser.use(zone: "Europe/Berlin")
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    // The page is still made for Berlin.
                    try await browser.use(zone: "America/New_York")
                    try await browser.open(seller.web + "/compose/\(id)")
                    try await browser.wait("the editor is there", until: "document.querySelector('.ProseMirror')")
                    for field in ["[data-send-at]", "[data-remind-at]"] {
                        let shown = "return new Date(document.querySelector('\(field)').value).toISOString()"
                        #expect(try await browser.run(shown) == stored, "\(field)")
                        let zone = "return document.querySelector('\(field)').closest('.field').innerText"
                        #expect(try await browser.run(zone).text?.contains("America/New_York") == true, "\(field)")
                    }

                    try await browser.type(" again", into: "#subject")

                    try await eventually("it is saved") {
                        try await workspace.seller.get("/emails/\(id)").json["subject"] == "The quote again"
                    }
                    let saved = try await workspace.seller.get("/emails/\(id)").json
                    #expect(saved["sendAt"] == stored)
                    #expect(saved["reminder"]["at"] == stored)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        @Test func aPageThatStayedOpenTakesBackNothing() async throws {
            try await withSeller { seller, workspace in
                let browser = seller.browser
                func id(_ path: String, _ body: JSON) async throws -> String {
                    let answer = try await workspace.seller.post(path, body)
                    return try #require(answer.json["id"].text, "\(answer.text)")
                }
                let account = try await id("/accounts", ["name": "Contoso"])
                let maria = try await id(
                    "/contacts",
                    ["name": "Maria Ochoa", "address": "maria@x.example", "account": .text(account)]
                )
                let filler = try await id("/opportunities", ["name": "Filler", "contacts": [.text(maria)]])

                try await browser.open(seller.web + "/people/\(maria)")
                try await browser.wait("it completes", until: "document.querySelector('#field-account[role=combobox]')")
                _ = try await workspace.seller.patch("/contacts/\(maria)", ["preference": "disallow", "title": "Boss"])
                try await browser.type("+49 30 12345", into: "#field-phone")
                try await browser.press(.enter)
                try await browser.wait(forAddress: { $0.hasSuffix("saved=yes") }, "it is saved")
                let person = try await workspace.seller.get("/contacts/\(maria)").json
                #expect(person["preference"] == "disallow")
                #expect(person["title"] == "Boss")
                #expect(person["phone"] == "+49 30 12345")

                try await browser.open(seller.web + "/opportunities/\(filler)")
                try await browser.wait("the people are there", until: "document.querySelector('.person-chip')")
                _ = try await workspace.seller.patch("/opportunities/\(filler)", ["stage": "proposed", "contacts": []])
                try await browser.type(" two", into: "#field-name")
                try await browser.press(.enter)
                try await browser.wait(forAddress: { $0.hasSuffix("saved=yes") }, "it is saved")
                let sale = try await workspace.seller.get("/opportunities/\(filler)").json
                #expect(sale["name"] == "Filler two")
                #expect(sale["stage"] == "proposed")
                #expect(sale["contacts"].items.isEmpty)
                #expect(try await browser.complaints() == [])
            }
        }

        private func withSeller(_ body: (Seller, Workspace) async throws -> Void) async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await body(seller, workspace)
                }
            }
        }
    }
}
