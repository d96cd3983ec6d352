internal import Foundation
internal import Testing

extension EndToEnd {
    /// *Send later* in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct ComposeLaterTests {
        @Test func sendingCanBeUndoneForSoLongAsIsSet() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let set = try await workspace.administrator.patch("/settings", ["undoSeconds": 6])
                try #require(set.status == 200, "\(set.text)")
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await seller.compose()
                    try await browser.type("maria@buyer.example,", into: "#to")
                    try await browser.type("Too soon", into: "#subject")
                    try await browser.press(.enter, holding: .control)
                    try await browser.wait("it says so", until: Self.toasts + ".includes('On its way.')")
                    try await browser.click("#toasts button")
                    let drafts = seller.web + "/compose/"
                    try await browser.wait(forAddress: { $0.hasPrefix(drafts) }, "the draft opens")
                    try await browser.wait("the editor is there", until: "document.querySelector('.ProseMirror')")
                    #expect(try await browser.run("return document.querySelector('[data-send-at]').value") == "")

                    try await browser.press(.enter, holding: .control)
                    try await browser.wait("it says so again", until: Self.toasts + ".includes('On its way.')")
                    // The offer ends when the email leaves, not ten seconds after it was sent.
                    try await browser.wait(
                        "the offer is gone",
                        until: "!" + Self.toasts + ".includes('Undo')",
                        within: .seconds(8)
                    )
                    _ = try await workspace.sent(
                        try await browser.address.split(separator: "/").last.map(String.init) ?? ""
                    )
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private static let toasts = "document.querySelector('#toasts').textContent"

        @Test func anEmailIsScheduledShownAndCalledBack() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await seller.compose()
                    try await browser.type("maria@buyer.example,", into: "#to")
                    try await browser.type("Later", into: "#subject")
                    try await browser.click("[data-later] summary")
                    try await browser.click("[data-later] button[value=later]")
                    try await browser.wait(
                        "a time is asked for",
                        until: "document.querySelector('[data-send-at]').getAttribute('aria-invalid') === 'true'"
                    )
                    if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                    try await browser.click("[data-later] button[value=tomorrow]")

                    let home = seller.web + "/emails/"
                    try await browser.wait(forAddress: { $0.hasPrefix(home) }, "the email's page opens")
                    #expect(try await browser.text(of: "[data-schedule]").contains("Scheduled for"))
                    if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                    try await browser.click("#toasts button")
                    let drafts = seller.web + "/compose/"
                    try await browser.wait(forAddress: { $0.hasPrefix(drafts) }, "the draft opens")
                    #expect(try await browser.complaints() == [])
                }
            }
        }
    }
}
