internal import Foundation
internal import Testing

extension EndToEnd {
    /// *Send later* in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct ComposeLaterTests {
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
