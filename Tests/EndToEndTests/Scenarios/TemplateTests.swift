internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// Templates in a real browser: written, looked at for somebody, put into an email, and counted.
    @Suite(
        .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"),
        .timeLimit(.minutes(5))
    )
    struct TemplateTests {
        private static let contacts: [JSON] = [
            ["name": "Maria Ochoa", "address": "maria@buyer.example"],
            ["name": "", "address": "office@buyer.example"],
        ]

        @Test func aTemplateIsWrittenWithTheKeysAndLookedAtForSomebody() async throws {
            try await withSeller { seller, _ in
                let browser = seller.browser
                try await browser.type("gt")
                try await browser.wait(forAddress: { $0.hasSuffix("/templates") }, "the list opens")
                try await begin(seller)
                try await browser.type("First quote", into: "#name")
                try await browser.type("Your quote, ", into: "#subject")
                try await placeholder(in: "#subject", "sender.firstName", fallback: "", browser)
                try await browser.click(".ProseMirror")
                try await browser.type("Dear ")
                try await placeholder(in: nil, "recipient.firstName", fallback: "Tom & Jo", browser)
                try await browser.wait(
                    "it is in the text",
                    until:
                        "document.querySelector('.ProseMirror').textContent.includes('{{recipient.firstName|Tom & Jo}}')"
                )
                try await browser.type(", call {{recipient.phone}}.")
                try await browser.click("#previewFor")
                try await seller.chooseRecipient(by: "mari", named: "Maria Ochoa")
                try await browser.wait("it reads for Maria", until: Self.frame + ".includes('Dear Maria, call')")
                #expect(try await browser.text(of: "[data-open-places]").contains("no phone number"))
                if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }

                // Not saved: it comes back from the browser.
                try await browser.reload()
                try await browser.wait(
                    "the name is back",
                    until: "document.querySelector('#name').value === 'First quote'"
                )
                try await browser.wait(
                    "the text is back",
                    until: "document.querySelector('.ProseMirror')?.textContent.includes('Dear {{recipient')"
                )
                try await browser.click(".ProseMirror")
                try await browser.press(.enter, holding: .control)
                try await browser.wait("it is saved", until: Self.saved)
                #expect(try await browser.text(of: "h1") == "First quote")
                try await browser.reload()
                try await browser.wait(
                    "it is there",
                    until: "document.querySelector('.ProseMirror')?.textContent.includes('Dear')"
                )
                try await deleteAndUndo(browser)
            }
        }

        @Test func filesAreAddedToATemplateThatHasNoNameYet() async throws {
            try await withSeller { seller, _ in
                let browser = seller.browser
                try await begin(seller)
                try await browser.drop([.bytes(1_200, name: "offer.pdf")], on: "#template")
                try await browser.wait("it is there", until: Self.names + " === 'offer.pdf'")
                #expect(try await browser.run("return document.querySelector('#name').value") == "New template")
                try await browser.click("[data-follow-file=true]")
                try await browser.wait(
                    "it is followed",
                    until: "document.querySelector('[data-file] .chip').innerText === 'Followed'"
                )
                try await browser.click("[data-remove-file]")
                try await browser.wait("it is gone", until: Self.names + " === ''")
                try await browser.click("#toasts button")
                try await browser.wait("it is back", until: Self.names + " === 'offer.pdf'")
            }
        }

        @Test func aTemplateIsPutIntoAnEmailTakenOutAndSentAndItsFiguresFollow() async throws {
            try await withSeller { seller, workspace in
                let browser = seller.browser
                let id = try await addTemplate(workspace)
                try await seller.compose()
                try await browser.click("#to")
                try await seller.chooseRecipient(by: "mari", named: "Maria Ochoa")
                try await choose("First quote", browser)
                let text = "document.querySelector('.ProseMirror').textContent"
                try await browser.wait("the text is there", until: text + " === 'Dear Maria, here it is.'")
                try await browser.wait("the file is there", until: Self.names + " === 'offer.pdf'")
                #expect(try await browser.run("return document.querySelector('#subject').value") == "For Maria")

                try await browser.click("#toasts button")
                try await browser.wait("all of it is out", until: text + " === '' && \(Self.names) === ''")
                #expect(try await browser.run("return document.querySelector('#subject').value") == "")
                try await choose("First quote", browser)
                try await browser.wait("it is in again", until: Self.names + " === 'offer.pdf'")
                let email = try await seller.sendByKeys()

                #expect(try await workspace.seller.get("/emails/\(email)").json["template"] == .text(id))
                try await open(email, workspace)
                try await browser.open(seller.web + "/templates")
                try await browser.wait(
                    "the figures are there",
                    until: "document.querySelector('.template-row')?.innerText.includes('100\u{A0}%')"
                )
                #expect(try await browser.text(of: ".template-row").contains("1 sent"))
                try await look(at: ["/templates", "/templates/\(id)"], seller)
            }
        }

        @Test func whatIsLeftOpenIsNamedAndFilledInOnceSomebodyIsChosen() async throws {
            try await withSeller { seller, workspace in
                let browser = seller.browser
                let id = try await addTemplate(workspace, html: "<p>Dear {{recipient.firstName}}</p>")
                try await browser.open(seller.web + "/compose?template=\(id)")
                try await browser.wait("it is open", until: Self.checks + ".includes('1 place is left open')")
                try await browser.click("#to")
                try await seller.chooseRecipient(by: "office", named: "office@buyer.example")
                try await browser.wait(
                    "what is missing is named",
                    until: Self.checks + ".includes('has no first name')"
                )
                try await browser.press(.enter, holding: .control)
                try await browser.wait(
                    "it is not sent",
                    until: "document.querySelector('[data-problem]')?.innerText.includes('In the message')"
                )
                try await browser.click(".person-chip button")
                try await seller.chooseRecipient(by: "mari", named: "Maria Ochoa")
                try await browser.click("[data-fill-in]")
                try await browser.wait(
                    "it is filled in",
                    until: "document.querySelector('.ProseMirror').textContent === 'Dear Maria'"
                )
                try await browser.wait("nothing is open", until: "!document.querySelector('[data-open-places]')")
                _ = try await seller.sendByKeys()
                // The browser tells of the refusal as well.
                _ = try await browser.complaints()
            }
        }
    }
}

extension EndToEnd.TemplateTests {
    fileprivate static let frame = "(document.querySelector('.preview-text')?.getAttribute('srcdoc') ?? '')"
    fileprivate static let saved = "document.querySelector('[data-saved]').textContent === 'Saved'"
    fileprivate static let checks = "document.querySelector('[data-checks]').innerText"
    fileprivate static let names =
        "[...document.querySelectorAll('[data-file] .name')].map((one) => one.textContent).join()"

    fileprivate func withSeller(_ body: (Seller, Workspace) async throws -> Void) async throws {
        try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
            for contact in Self.contacts {
                try #require(try await workspace.seller.post("/contacts", contact).status == 201)
            }
            try await withBrowser { browser in
                let seller = Seller(browser: browser, web: workspace.server.web)
                try await seller.logIn(as: .seller)
                try await body(seller, workspace)
            }
        }
    }

    fileprivate func begin(_ seller: Seller) async throws {
        try await seller.browser.open(seller.web + "/templates/new")
        try await seller.browser.wait("the editor is there", until: "document.querySelector('.ProseMirror')")
    }

    /// Puts a placeholder into a field, or by the keys where the cursor stands in the text.
    fileprivate func placeholder(in field: String?, _ name: String, fallback: String, _ browser: Browser) async throws {
        if field == nil {
            try await browser.press("l", holdingBoth: .control, .shift)
        } else {
            try await browser.click("[data-placeholder-in-subject]")
        }
        try await browser.wait("it asks", until: "document.querySelector('dialog#placeholder[open]')")
        if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
        try await browser.run(
            "document.querySelector('dialog#placeholder [name=placeholder]').value = arguments[0]",
            .text(name)
        )
        try await browser.click("dialog#placeholder [name=fallback]")
        try await browser.type(fallback)
        try await browser.press(.enter)
        try await browser.wait("the dialog is gone", until: "!document.querySelector('dialog[open]')")
    }

    fileprivate func deleteAndUndo(_ browser: Browser) async throws {
        try await browser.click("[data-delete]")
        try await browser.wait(forAddress: { $0.hasSuffix("/templates") }, "the list opens")
        try await browser.click("#toasts button")
        try await browser.wait(forAddress: { $0.contains("/templates/") }, "it is back")
        #expect(try await browser.text(of: "h1") == "First quote")
    }

    fileprivate func addTemplate(
        _ workspace: Workspace,
        html: String = "<p>Dear {{recipient.firstName|you}}, here it is.</p>"
    ) async throws -> String {
        let made = try await workspace.seller.post(
            "/templates",
            [
                "name": "First quote", "language": "en", "subject": "For {{recipient.firstName|you}}",
                "html": .text(html),
            ]
        )
        let id = try #require(made.json["id"].text, "\(made.text)")
        let file = try await workspace.seller.call(
            .POST,
            "/templates/\(id)/attachments?filename=offer.pdf&followed=true",
            bytes: Array(repeating: 37, count: 2_000),
            type: "application/pdf"
        )
        try #require(file.status == 201, "\(file.text)")
        return id
    }

    /// Chooses a template with the keys alone.
    fileprivate func choose(_ name: String, _ browser: Browser) async throws {
        try await browser.click("[data-choose-template]")
        try await browser.wait("the dialog opens", until: "document.querySelector('dialog#templates[open]')")
        try await browser.type("quote")
        try await browser.wait(
            "it is offered",
            until: "document.querySelector('#template-options [aria-selected=true]')?.textContent.includes('\(name)')"
        )
        if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }
        try await browser.press(.enter)
        try await browser.wait("the dialog is gone", until: "!document.querySelector('dialog[open]')")
    }

    /// Opens the copy on a phone, as its recipient would.
    fileprivate func open(_ email: String, _ workspace: Workspace) async throws {
        let copies = try await workspace.copies(of: email)
        for mail in try await MailReader.read(messages: copies.map(\.bytes)) {
            for picture in mail.pictures { _ = try await MailProgram.phone.load(picture) }
        }
        try await eventually("the open is told") { try await !workspace.activity(of: email).isEmpty }
    }

    /// Looks at pages in both themes, on a desk and on a phone.
    fileprivate func look(at paths: [String], _ seller: Seller) async throws {
        for path in paths {
            try await seller.browser.open(seller.web + path)
            try await seller.browser.wait("\(path) is ready", until: "document.readyState === 'complete'")
            for theme in Browser.Theme.allCases {
                try await seller.browser.use(theme)
                if Browser.canCheckAccessibility { #expect(try await seller.browser.barriers() == []) }
                try await seller.browser.rest()
                try await keep("\(path.split(separator: "/").count)-\(theme.rawValue)", seller.browser)
            }
            #expect(try await seller.browser.overhang() <= 0)
        }
    }

    private func keep(_ name: String, _ browser: Browser) async throws {
        guard let folder = ProcessInfo.processInfo.environment["INKLING_TEMPLATE_PICTURES"] else { return }
        try await browser.picture().write(to: URL(filePath: folder).appending(path: "templates-\(name).png"))
    }
}
