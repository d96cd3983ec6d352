internal import Testing

extension EndToEnd {
    /// Every page, looked at in both themes, on desks, a tablet and a phone.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct PageTests {
        /// The widths of desks and tablets that a page is looked at with; it is opened with the first one.
        private static let sizes = [Browser.Size.wide, .desk, .tablet]

        @Test func everyPageFitsADeskAndHasNoSeriousBarriers() async throws {
            try await withPages(.desk) { browser, web, paths in
                var found: [String] = []
                for path in paths {
                    try await browser.resize(to: Self.sizes[0])
                    try await show(web + path, in: browser)
                    found += try await barriers(in: browser).map { "\(path), \($0)" }
                    found += try await misfits(in: browser).map { "\(path), \($0)" }
                }
                #expect(found == [])
            }
        }

        @Test func everyPageFitsAPhone() async throws {
            try await withPages(.phone) { browser, web, paths in
                var found: [String] = []
                for path in paths {
                    try await show(web + path, in: browser)
                    // A page that is too wide makes the phone zoom out.
                    let width = try await browser.run("return window.innerWidth").number ?? 0
                    if width != 360 { found.append("\(path): shown at \(width)") }
                    found += try await browser.misfits().map { "\(path): \($0)" }
                    guard Browser.canCheckAccessibility else { continue }
                    found += try await browser.barriers().map { "\(path): \($0)" }
                }
                #expect(found == [])
            }
        }

        @Test(arguments: [Browser.Size.desk, .phone])
        func theLogInPageIsForEverybody(_ size: Browser.Size) async throws {
            try await withServer(["--libraries", Checkout.libraries]) { server in
                try await withBrowser(size) { browser in
                    try await show(server.web + "/login", in: browser)
                    #expect(try await barriers(in: browser) == [])
                    let misfits = try await size == .phone ? browser.misfits() : misfits(in: browser)
                    #expect(misfits == [])
                }
            }
        }

        @Test func aPageThatDoesNotExistSaysSo() async throws {
            try await withPages(.desk) { browser, web, _ in
                try await show(web + "/nowhere", in: browser)

                #expect(try await browser.text(of: "h1").isEmpty == false)
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
                // The browser itself complains of the 404, and of nothing else.
                #expect(try await browser.complaints().count == 1)
            }
        }

        private func show(_ url: String, in browser: Browser) async throws {
            try await browser.open(url)
            try await browser.wait("\(url) is ready", until: "document.readyState === 'complete'")
        }

        // What is serious in the page as it is, in both themes.
        private func barriers(in browser: Browser) async throws -> [String] {
            guard Browser.canCheckAccessibility else { return [] }
            var found: [String] = []
            for theme in Browser.Theme.allCases {
                try await browser.use(theme)
                found += try await browser.barriers().map { "\(theme): \($0)" }
            }
            return found
        }

        // What does not fit windows of all sizes; the page is there, and only the window changes.
        private func misfits(in browser: Browser) async throws -> [String] {
            var found: [String] = []
            for size in Self.sizes {
                try await browser.resize(to: size)
                found += try await browser.misfits().map { "\(size.width): \($0)" }
            }
            return found
        }

        // A workspace in which every page has something to show, and an administrator at the browser.
        private func withPages(
            _ size: Browser.Size,
            _ body: (Browser, String, [String]) async throws -> Void
        ) async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                let paths = try await PageStock(workspace).fill()
                try await withBrowser(size) { browser in
                    let web = workspace.server.web
                    try await Seller(browser: browser, web: web).logIn(as: .administrator)
                    try await body(browser, web, paths)
                }
            }
        }
    }
}
