internal import Foundation
internal import Testing

extension EndToEnd {
    /// Files and pictures of an email that is being written, in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct ComposeFilesTests {
        @Test func severalFilesAreDroppedToggledRemovedAndPutBack() async throws {
            try await withComposing { browser in
                try await browser.drop(
                    [.bytes(12_000, name: "offer.pdf"), .bytes(900, name: "NDA.docx", type: "application/msword")],
                    on: ".compose"
                )
                try await browser.wait("both are there", until: Self.names + " === 'offer.pdf,NDA.docx'")
                #expect(try await browser.text(of: "[data-file]").contains("12 kB"))
                #expect(try await browser.text(of: "[data-file] .chip") == "Attached")

                try await browser.click("[data-follow-file=true]")
                try await browser.wait("it is followed", until: Self.chip + " === 'Followed'")
                try await browser.click("[data-remove-file]")
                try await browser.wait("it is gone", until: Self.names + " === 'NDA.docx'")
                try await browser.click("#toasts button")
                try await browser.wait(
                    "it is back, still followed",
                    until: Self.names + ".startsWith('offer.pdf') && \(Self.chip) === 'Followed'"
                )
                try await browser.wait(
                    "it is summed up",
                    until: "document.querySelector('[data-files-check]')?.innerText.includes('1 followed')"
                )

                try await browser.click("[data-follow=false]")
                try await browser.wait(
                    "it can't be followed now",
                    until: Self.chip + ".startsWith('Attached, can’t be followed')"
                )
                #expect(try await browser.find("[data-file] button:disabled").count == 2)
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }

                try await browser.reload()
                try await browser.wait("they outlive a reload", until: Self.names + " === 'offer.pdf,NDA.docx'")
            }
        }

        @Test func aFileShowsHowFarItIsAndCanBeCancelled() async throws {
            try await withComposing { browser in
                try await browser.use(line: .slow)
                try await browser.drop([.bytes(3_000_000, name: "slow.zip", type: "application/zip")], on: "#subject")
                try await browser.wait(
                    "it moves",
                    until: "(document.querySelector('[data-uploads] progress')?.value ?? 0) > 0.02"
                )
                #expect(try await browser.text(of: "[data-uploads] .size").contains("%"))

                try await browser.click("[data-uploads] button")
                try await browser.wait("it is gone", until: "!document.querySelector('[data-uploads] li')")
                try await browser.use(line: .usual)

                #expect(try await browser.find("[data-file]").isEmpty)
                #expect(try await browser.run("return document.activeElement.matches('[data-add-files]')") == true)
            }
        }

        @Test func aFileThatFailsSaysWhyAndCanBeTriedAgain() async throws {
            try await withComposing { browser in
                try await browser.drop([.bytes(30_000_000, name: "large.pdf")], on: ".compose")
                try await browser.wait("the limit is named", until: Self.wrong + ".includes('at most')")
                #expect(try await browser.text(of: "[data-uploads] .actions").contains("Follow this file"))
                try await browser.click("[aria-label='Remove large.pdf']")

                // A draft of its own first, so that only the file is refused by the line.
                try await browser.drop([.bytes(10, name: "first.pdf")], on: ".compose")
                try await browser.wait("the first is there", until: Self.names + " === 'first.pdf'")
                try await browser.use(line: .none)
                try await browser.drop([.bytes(20, name: "second.pdf")], on: ".compose")
                try await browser.wait("the loss is told", until: Self.wrong + ".includes('The connection was lost')")
                try await browser.use(line: .usual)
                try await browser.run("document.querySelector('[aria-label=\"Retry second.pdf\"]')?.click()")
                try await browser.wait("it is there at last, once", until: Self.names + " === 'first.pdf,second.pdf'")
                // The browser complains of the lost line itself.
                _ = try await browser.complaints()
            }
        }

        @Test func aPictureIsPastedDescribedAndOutlivesAReload() async throws {
            try await withComposing { browser in
                try await browser.click(".ProseMirror")
                try await browser.type("See ")
                try await browser.paste([.picture(name: "filler.png")], into: ".ProseMirror p")
                try await browser.wait("it asks what is shown", until: "document.querySelector('dialog#picture[open]')")
                #expect(try await browser.text(of: "dialog#picture").contains("makes them load pictures"))
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                try await browser.type("The filler", into: "dialog#picture [name=alt]")
                try await browser.press(.enter)
                try await browser.wait(
                    "it is shown and described",
                    until: Self.picture + "?.naturalWidth === 2 && \(Self.picture).alt === 'The filler'"
                )
                try await browser.wait(
                    "it is saved",
                    until: "document.querySelector('[data-saved]').textContent === 'Saved'"
                )

                try await browser.reload()
                try await browser.wait(
                    "it is still there",
                    until: Self.picture + "?.naturalWidth === 2 && \(Self.picture).alt === 'The filler'"
                )
                try await browser.wait(
                    "it is named before sending",
                    until: "document.querySelector('[data-files-check]')?.innerText.includes('1 picture')"
                )
            }
        }

        @Test func aDroppedPictureStandsInTheTextAndOtherFilesBeside() async throws {
            try await withComposing { browser in
                try await browser.drop([.picture(name: "a.png"), .bytes(40, name: "b.pdf")], on: ".ProseMirror p")
                try await browser.wait("the picture is in the text", until: Self.picture)
                try await browser.press(.escape)
                try await browser.wait("the file is beside it", until: Self.names + " === 'b.pdf'")
            }
        }

        private static let names =
            "[...document.querySelectorAll('[data-file] .name')].map((one) => one.textContent).join()"
        private static let chip = "(document.querySelector('[data-file] .chip')?.innerText ?? '')"
        private static let wrong = "(document.querySelector('[data-uploads] .wrong')?.innerText ?? '')"
        private static let picture = "document.querySelector('.ProseMirror img[src^=\"/api/v1/emails/\"]')"

        private func withComposing(_ body: (Browser) async throws -> Void) async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await seller.compose()
                    try await body(browser)
                }
            }
        }
    }
}
