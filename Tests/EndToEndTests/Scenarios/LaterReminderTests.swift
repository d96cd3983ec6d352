internal import Foundation
internal import Testing

extension EndToEnd {
    /// *Send later* together with a reminder in a real browser: a preset counts from when the email leaves.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct LaterReminderTests {
        // Ten in the morning, so many days ahead on the browser's clock, as the field takes it.
        private let typed = """
            const moment = new Date();
            moment.setDate(moment.getDate() + arguments[0]);
            const two = (number) => String(number).padStart(2, "0");
            const text = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T10:00`;
            const field = document.querySelector("[data-send-at]");
            field.value = text;
            field.dispatchEvent(new Event("input", { bubbles: true }));
            return text;
            """

        @Test func aPresetMovesWithTheTimeInTheField() async throws {
            try await withSeller { seller, workspace in
                let browser = seller.browser
                try await write(with: seller)
                let now = try await preset(browser)
                try await browser.click("[data-later] summary")
                let text = try #require(try await browser.run(typed, 30).text)
                try await browser.wait("the preset moves", until: "\(Self.preset) > '\(now)'")
                try await browser.wait("it is saved", until: Self.saved)

                try await browser.reload()
                try await browser.wait("the editor is there", until: "document.querySelector('.ProseMirror')")
                #expect(try await value(of: "#remind-time", browser) == "threeDays")
                #expect(try await value(of: "[data-send-at]", browser) == text)
                #expect(try await browser.run("return document.querySelector('[data-later]').open").truth == true)
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                try await browser.click("[data-later] button[value=later]")
                try await isCounted(from: seller, in: workspace)
            }
        }

        @Test(arguments: ["tomorrow", "monday"])
        func aPresetMovesWithAQuickChoice(_ button: String) async throws {
            try await withSeller { seller, workspace in
                try await write(with: seller)
                try await seller.browser.click("[data-later] summary")
                try await seller.browser.click("[data-later] button[value=\(button)]")
                try await isCounted(from: seller, in: workspace)
            }
        }

        private func withSeller(_ body: (Seller, Workspace) async throws -> Void) async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await body(seller, workspace)
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        private func write(with seller: Seller) async throws {
            let browser = seller.browser
            try await seller.compose()
            try await browser.type("maria@buyer.example,", into: "#to")
            try await browser.type("The quote", into: "#subject")
            try await browser.click("#remind-of option[value=noReply]")
            try await browser.wait(
                "the sentence sums it up",
                until: "document.querySelector('[data-remind-sentence]').textContent.includes('does not answer by')"
            )
            try await browser.wait("it is saved", until: Self.saved)
        }

        // The email waits for its time, and the reminder comes at least three days after that.
        private func isCounted(from seller: Seller, in workspace: Workspace) async throws {
            let home = seller.web + "/emails/"
            try await seller.browser.wait(forAddress: { $0.hasPrefix(home) }, "the email's page opens")
            let id = try await seller.browser.address.split(separator: "/").last.map(String.init) ?? ""
            let email = try await workspace.seller.get("/emails/\(id)").json
            #expect(email["status"] == "scheduled")
            let leaves = try #require(email["sendAt"].text.flatMap(Self.moment))
            let comes = try #require(email["reminder"]["at"].text.flatMap(Self.moment))
            // From ten in the morning to eight, or later where the day is none of work.
            #expect(comes.timeIntervalSince(leaves) > 2.5 * 86_400)
            #expect(comes.timeIntervalSince(leaves) < 5.5 * 86_400)
        }

        private func preset(_ browser: Browser) async throws -> String {
            try await browser.run("return \(Self.preset)").text ?? ""
        }

        private func value(of selector: String, _ browser: Browser) async throws -> String? {
            try await browser.run("return document.querySelector(arguments[0]).value", .text(selector)).text
        }

        private static let preset = "document.querySelector('#remind-time').selectedOptions[0].dataset.at"
        private static let saved = "document.querySelector('[data-saved]').textContent === 'Saved'"

        private static func moment(_ text: String) -> Date? {
            try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        }
    }
}
