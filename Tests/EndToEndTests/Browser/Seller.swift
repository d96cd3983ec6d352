internal import Foundation

/// A seller at the browser: what they do on the pages, in the words of the pages.
struct Seller: Sendable {
    let browser: Browser
    /// The address of the web app.
    let web: String

    func logIn(as person: Person) async throws {
        try await browser.open(web + "/login")
        try await browser.type(person.address, into: "input[name=address]")
        try await browser.type(person.password, into: "input[name=password]")
        try await browser.click("button[type=submit]")
        try await browser.wait(forAddress: { $0 == web + "/" || $0.hasPrefix(web + "/emails") }, "the log-in is taken")
        try await browser.wait("the page is ready", until: "document.readyState === 'complete'")
    }

    /// Opens the compose page and waits for its editor.
    func compose() async throws {
        try await browser.open(web + "/compose")
        try await browser.wait("the editor is there", until: "document.querySelector('.ProseMirror')")
    }

    /// Chooses somebody from what is offered for some letters, with the keys alone.
    func chooseRecipient(by letters: String, named name: String) async throws {
        try await browser.type(letters)
        try await browser.wait(
            "\(name) is offered",
            until: "[...document.querySelectorAll('[role=option]')].some(o => o.textContent.includes('\(name)'))"
        )
        try await browser.press(.enter)
        try await browser.wait(
            "\(name) is chosen",
            until: "[...document.querySelectorAll('.person-chip')].some(c => c.textContent.includes('\(name)'))"
        )
    }

    /// Makes a link of some words at the end of the text, by the editor's own dialog.
    func link(_ words: String, to url: String) async throws {
        try await browser.type(words)
        try await select(words.count)
        try await browser.wait("the words are selected", until: "getSelection().toString() === '\(words)'")
        // The editor hears of a new selection a moment later; no hand is quicker than two frames.
        try await browser.rest()
        try await browser.press("k", holding: .control)
        try await browser.wait("the dialog opens", until: "document.querySelector('dialog#link[open]')")
        try await browser.type(url, into: "dialog#link input[name=url]")
        try await browser.press(.enter)
        try await browser.wait(
            "the link is set on the words",
            until: "document.querySelector('.ProseMirror a[href=\"\(url)\"]')?.textContent === '\(words)'"
        )
        try await browser.rest()
        try await browser.wait("no dialog is left open", until: "!document.querySelector('dialog[open]')")
    }

    /// Sends with the keys, and waits for the email's page; gives its id.
    func sendByKeys() async throws -> String {
        try await browser.press(.enter, holding: .control)
        try await browser.wait(forAddress: { $0.hasPrefix(web + "/emails/") }, "the email's page opens")
        try await browser.wait(
            "the copies are handed over",
            until: "document.querySelector('a[href^=\"/sandbox/messages/\"]')"
        )
        return try await browser.address.split(separator: "/").last.map(String.init) ?? ""
    }

    /// What a tile of the email's page says.
    func figure(_ label: String) async throws -> String? {
        try await browser.run(
            """
            const tile = [...document.querySelectorAll('.tile')].find((one) => one.querySelector('dt').textContent === arguments[0]);
            return tile?.querySelector('.figure').textContent.trim() ?? null;
            """,
            .text(label)
        ).text
    }

    // Selects so many letters before the cursor.
    private func select(_ count: Int) async throws {
        let left: JSON = .text(Key.left.rawValue)
        var strokes: [JSON] = [["type": "keyDown", "value": .text(Key.shift.rawValue)]]
        for _ in 0..<count { strokes += [["type": "keyDown", "value": left], ["type": "keyUp", "value": left]] }
        strokes.append(["type": "keyUp", "value": .text(Key.shift.rawValue)])
        try await browser.press(strokes)
    }
}
