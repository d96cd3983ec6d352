internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// Files of a sent email, changed from its page in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct SentFilesTests {
        @Test func aFileIsTakenBackOfferedAgainAndReplaced() async throws {
            try await withSentFile { browser, workspace, email in
                try await browser.click("[data-revokes=true]")
                try await browser.wait("it is taken back", until: Self.chip + " === 'Taken back'")
                try await browser.click("#toasts button")
                try await browser.wait("undoing offers it again", until: Self.chip + " === 'Followed'")

                try await browser.click("[data-extends]")
                try await browser.wait(
                    "it is said",
                    until: "document.querySelector('#toasts').innerText.includes('30 days more')"
                )

                try await withTemporaryFolder { folder in
                    let other = try folder.write("the second version".utf8, to: "second.pdf")
                    try await browser.run(
                        """
                        const field = document.querySelector('[data-replacement]');
                        field.dataset.path = document.querySelector('[data-file-path]').dataset.filePath;
                        """
                    )
                    try await browser.type(other, into: "[data-replacement]")
                    try await browser.wait(
                        "it is replaced",
                        until: "document.querySelector('.sent-files').innerText.includes('Replaced after sending')"
                    )
                }
                #expect(try await Self.content(of: email, workspace) == "the second version")
                try await browser.run("[...document.querySelectorAll('#toasts button')].at(-1).click()")
                try await eventually("undoing puts the first back") {
                    try await Self.content(of: email, workspace) == "the first version"
                }
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
            }
        }

        private static let chip = "(document.querySelector('.sent-files .chip')?.innerText ?? '')"

        private static func content(of email: String, _ workspace: Workspace) async throws -> String {
            let file = try await workspace.seller.get("/emails/\(email)/attachments").json["items"][0]["id"].text ?? ""
            return try await workspace.seller.get("/emails/\(email)/attachments/\(file)/content").text
        }

        // A sent email with a followed file, its page open.
        private func withSentFile(_ body: (Browser, Workspace, String) async throws -> Void) async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let draft = try await workspace.seller.post(
                    "/emails",
                    ["to": [["address": "maria@buyer.example"]], "subject": "Your quote", "html": "<p>Here it is.</p>"]
                )
                let id = try #require(draft.json["id"].text, "\(draft.text)")
                let taken = try await workspace.seller.call(
                    .POST,
                    "/emails/\(id)/attachments?filename=offer.pdf&followed=true",
                    bytes: Array("the first version".utf8),
                    type: "application/pdf"
                )
                try #require(taken.status == 201, "\(taken.text)")
                try #require(try await workspace.seller.post("/emails/\(id)/send").status == 202)
                _ = try await workspace.sent(id)
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await browser.open(workspace.server.web + "/emails/\(id)")
                    try await browser.wait("the file is listed", until: Self.chip + " === 'Followed'")
                    try await body(browser, workspace, id)
                }
            }
        }
    }
}
