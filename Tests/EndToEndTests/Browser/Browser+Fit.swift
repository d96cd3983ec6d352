internal import NIOHTTP1

/// Whether what is shown fits the window.
extension Browser {
    /// Makes the window of the page that is there so large, and waits until the page is laid out anew.
    func resize(to size: Size) async throws {
        let (width, height) = (JSON.number(Double(size.width)), JSON.number(Double(size.height)))
        try await command(
            .POST,
            "/goog/cdp/execute",
            [
                "cmd": "Emulation.setDeviceMetricsOverride",
                "params": ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false],
            ]
        )
        _ = try await runAsync(
            """
            const [width, done] = arguments;
            const look = () => requestAnimationFrame(() => innerWidth === width ? requestAnimationFrame(() => done(true)) : look());
            look();
            """,
            width
        )
    }

    /// How far the page sticks out of the window sideways, in CSS pixels.
    func overhang() async throws -> Int {
        try await run("return document.documentElement.scrollWidth - document.documentElement.clientWidth").number ?? 0
    }

    /// What does not fit: a page that sticks out sideways, and words that lie under the button that opens the side.
    ///
    /// Where it seems so, it is looked at again when everything has come to rest.
    func misfits() async throws -> [String] {
        if try await misfitsNow().isEmpty { return [] }
        try await rest()
        return try await misfitsNow()
    }

    private func misfitsNow() async throws -> [String] {
        let overhang = try await overhang()
        let covered = try await run(
            """
            const button = document.querySelector("[data-opens-side]");
            if (!button?.checkVisibility()) return [];
            const place = button.getBoundingClientRect();
            const isUnder = (one) => one.left < place.right && one.right > place.left && one.top < place.bottom && one.bottom > place.top;
            const found = [];
            const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
            while (words.nextNode()) {
                const text = words.currentNode;
                if (!text.data.trim() || !text.parentElement.checkVisibility() || text.parentElement.closest(".unseen")) continue;
                const range = document.createRange();
                range.selectNodeContents(text);
                if ([...range.getClientRects()].some(isUnder)) found.push(text.data.trim().slice(0, 60));
            }
            return found;
            """
        )
        let words = covered.items.compactMap(\.text).map { "“\($0)” lies under a button" }
        return overhang > 0 ? ["\(overhang) too wide"] + words : words
    }
}
