internal import Foundation
internal import Testing

extension EndToEnd {
    /// *View preferences* in a real browser: what speaks against following somebody, changed in place.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct PreferenceTests {
        @Test func whoIsSilencedIsRecordedAgainAndThatIsUndone() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let maria: JSON = ["address": "maria@buyer.example", "name": "Maria Ochoa"]
                let id = try #require(try await workspace.seller.post("/contacts", maria).json["id"].text)
                #expect(try await workspace.seller.post("/contacts/\(id)/silence").status == 200)
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await seller.compose()
                    try await browser.type("maria@buyer.example,", into: "#to")
                    try await browser.wait("Blocked is shown", until: Self.isBlocked)
                    try await browser.click("[data-shows-preferences]")
                    try await browser.wait("it says why", until: "document.querySelector('#preferences').open")
                    let words = try await browser.text(of: "#preferences")
                    #expect(words.contains("Silenced by") && !words.contains("May be followed"))
                    if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                    for theme in [Browser.Theme.light, .dark] {
                        try await browser.use(theme)
                        #expect(try await browser.overhang() == 0)
                    }

                    try await browser.click("#preferences [data-unsilences]")

                    try await browser.wait("it is on at once", until: "!(\(Self.isBlocked))")
                    try await browser.wait(
                        "her own word can be chosen",
                        until: "document.querySelector('#preferences select')?.value === 'allow'"
                    )
                    #expect(
                        try await browser.run("return document.activeElement.closest('#preferences') !== null") == true
                    )
                    try await browser.press(.escape)
                    try await browser.wait("the dialog is closed", until: "!document.querySelector('dialog[open]')")
                    try await browser.click("#toasts button")
                    try await browser.wait("it is blocked again", until: Self.isBlocked)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private static let isBlocked = "document.querySelector('[data-checks]').innerText.includes('Blocked')"
    }
}
