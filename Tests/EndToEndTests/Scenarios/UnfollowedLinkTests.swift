internal import Testing

extension EndToEnd {
    /// A link that its writer does not want followed, in a real browser.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct UnfollowedLinkTests {
        @Test func oneLinkIsLeftAsItIs() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await withBrowser { browser in
                    let seller = Seller(browser: browser, web: workspace.server.web)
                    try await seller.logIn(as: .seller)
                    try await seller.compose()
                    try await browser.type("maria@buyer.example,", into: "#to")
                    try await browser.type("Two links", into: "#subject")
                    try await browser.click(".ProseMirror")
                    try await seller.link("plain", to: "https://plain.example/")
                    try await unfollow(in: browser)
                    try await browser.click("[data-send]")
                    let home = seller.web + "/emails/"
                    try await browser.wait(forAddress: { $0.hasPrefix(home) }, "the email's page opens")
                    let id = try await browser.address.split(separator: "/").last.map(String.init) ?? ""
                    _ = try await workspace.sent(id)
                    let copy = try #require(try await workspace.copies(of: id).first)
                    let mail = try #require(try await MailReader.read(messages: [copy.bytes]).first)
                    #expect(mail.links == ["https://plain.example/"])
                    #expect(try await browser.complaints() == [])
                }
            }
        }

        // Marks the link at the cursor, by the dialog alone, also while nothing is followed.
        private func unfollow(in browser: Browser) async throws {
            let field = "document.querySelector('dialog#link [name=unfollowed]')"
            try await browser.click("[data-follow=false]")
            try await browser.wait("it is off", until: "document.querySelector('[data-checks] [data-state=off]')")
            try await openDialog(browser)
            #expect(try await browser.run("return \(field).disabled").truth == true)
            if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
            try await browser.press(.escape)
            try await browser.click("[data-follow=true]")
            try await browser.wait("it is on", until: "document.querySelector('[data-checks] [data-state=on]')")

            try await openDialog(browser)
            try await browser.press(.tab)
            try await browser.type(" ")
            let isChecked = "\(field).checked && \(field) === document.activeElement"
            #expect(try await browser.run("return \(isChecked)").truth == true)
            try await browser.press(.enter)
            let link = "document.querySelector('.ProseMirror a')"
            try await browser.wait("it is marked", until: link + ".dataset.inkling === 'off'")
            try await browser.wait(
                "Before you send says so",
                until: "document.querySelector('[data-checks]').innerText.includes('marked as not to be followed')"
            )
            try await browser.reload()
            try await browser.wait("it is marked still", until: link + "?.dataset.inkling === 'off'")
        }

        private func openDialog(_ browser: Browser) async throws {
            try await browser.run("document.querySelector('.ProseMirror').focus()")
            try await browser.press("k", holding: .control)
            try await browser.wait("the dialog opens", until: "document.querySelector('dialog#link[open]')")
        }
    }
}
