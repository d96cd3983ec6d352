internal import Foundation
internal import Testing

extension EndToEnd {
    /// *Best time* in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct BestTimeTests {
        @Test func theBestTimeFillsSendLaterAndShowsTheClockOfTheRecipient() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let maria: JSON = ["address": "maria@buyer.example", "name": "Maria Ochoa", "phone": "+81 3 1234 5678"]
                #expect(try await workspace.seller.post("/contacts", maria).status == 201)
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await seller.compose()
                    #expect(try await browser.find("[data-best-time]").isEmpty)
                    try await browser.type("maria@buyer.example,", into: "#to")
                    try await browser.wait("the time is there", until: "document.querySelector('[data-best-at]')")
                    let panel = try await browser.text(of: "[data-best-time]")
                    #expect(panel.contains("the next working hour in Tokyo"))
                    #expect(panel.contains("by the phone number, Japan"))

                    try await browser.click("[data-best-at]")

                    try await browser.wait(
                        "the time stands in its field",
                        until: """
                            new Date(document.querySelector('[data-send-at]').value).toISOString() === \
                            document.querySelector('[data-best-at]').dataset.bestAt
                            """
                    )
                    #expect(try await browser.text(of: "[data-local-times]").contains("in Tokyo"))
                    if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                    for theme in [Browser.Theme.light, .dark] {
                        try await browser.use(theme)
                        #expect(try await browser.overhang() == 0)
                    }
                }
            }
        }

        @Test func reschedulingShowsTheSameAndKeepsItWhileThePageChanges() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let id = try await scheduled(in: workspace)
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await browser.open(seller.web + "/emails/\(id)")
                    try await browser.click("[data-schedule] summary")
                    #expect(try await browser.text(of: "[data-best-time]").contains("the next working hour in Tokyo"))
                    try await browser.wait(
                        "the script runs",
                        until: "!document.querySelector('[data-local-times]').hidden"
                    )
                    let before = try await browser.text(of: "[data-local-times]")
                    #expect(before.contains("Maria Ochoa") && before.contains("in Tokyo"))

                    try await browser.click("[data-best-at]")

                    try await browser.wait(
                        "the time stands in its field",
                        until: """
                            new Date(document.querySelector('[data-send-at]').value).toISOString() === \
                            document.querySelector('[data-best-at]').dataset.bestAt
                            """
                    )
                    let after = try await browser.text(of: "[data-local-times]")
                    #expect(after != before && after.contains("in Tokyo"))
                    // What the recipient's clock shows stays while the page is kept true.
                    _ = try await browser.runAsync(
                        """
                        const app = document.querySelector("script[src$='/app.js']").src;
                        import(new URL("live.js", app)).then(({ refresh }) => refresh()).then(arguments[0]);
                        """
                    )
                    #expect(try await browser.text(of: "[data-local-times]") == after)
                    if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                    for theme in [Browser.Theme.light, .dark] {
                        try await browser.use(theme)
                        #expect(try await browser.overhang() == 0)
                    }
                    try await browser.click("[data-schedule] button[value=later]")
                    try await browser.wait(
                        "it waits for the new time",
                        until: "!document.querySelector('[data-schedule] time').dateTime.startsWith('2030')"
                    )
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        /// An email to Maria in Tokyo that waits for the year 2030.
        private func scheduled(in workspace: Workspace) async throws -> String {
            let maria: JSON = ["address": "maria@buyer.example", "name": "Maria Ochoa", "phone": "+81 3 1234 5678"]
            #expect(try await workspace.seller.post("/contacts", maria).status == 201)
            let email: JSON = ["to": [["address": "maria@buyer.example"]], "subject": "Later", "text": "Hello"]
            let id = try #require(try await workspace.seller.post("/emails", email).json["id"].text)
            let later: JSON = ["sendAt": "2030-01-01T10:00:00Z"]
            #expect(try await workspace.seller.post("/emails/\(id)/send", later).status == 202)
            return id
        }
    }
}
