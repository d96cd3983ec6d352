internal import Foundation
internal import Testing

extension EndToEnd {
    /// Figures of what was sent, in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct InsightsTests {
        @Test func whatHappenedIsDrawnAndStandsInTables() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await Self.sendAndOpen(workspace)
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await browser.type("gi")
                    try await browser.wait(forAddress: { $0.hasSuffix("/insights") }, "the keys lead to the figures")

                    try await browser.wait(
                        "the chart is drawn",
                        until:
                            "globalThis.Chart?.getChart(document.querySelector('canvas'))?.data.datasets.length === 3"
                    )
                    #expect(try await seller.figure("Sent") == "1")
                    #expect(try await seller.figure("Opened") == "100\u{A0}%")
                    #expect(try await browser.find(".hour-map td.level-5").count == 1)
                    try await browser.click(".chart-table summary")
                    #expect(
                        try await browser.run("return document.querySelectorAll('#chart-table tbody tr').length") == 30
                    )
                    for theme in [Browser.Theme.light, .dark] {
                        try await browser.use(theme)
                        if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                        #expect(try await browser.overhang() == 0)
                    }
                    try await browser.click("nav[aria-label='Which days'] a")
                    try await browser.wait(forAddress: { $0.hasSuffix("period=week") }, "the week is chosen")
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        /// An email whose copy somebody opens.
        private static func sendAndOpen(_ workspace: Workspace) async throws {
            let email = try await workspace.send([
                "to": [["address": "maria@buyer.example"]], "subject": "Your quote", "html": "<p>Here it is.</p>",
            ])
            let id = try #require(email["id"].text)
            let copies = try await workspace.copies(of: id)
            let mail = try #require(try await MailReader.read(messages: copies.map(\.bytes)).first)
            let beacon = try #require(mail.pictures.first)
            #expect(try await MailProgram.phone.load(beacon).status == 200)
            try await eventually("the open is counted", isSo: { try await !workspace.activity(of: id).isEmpty })
        }
    }
}
