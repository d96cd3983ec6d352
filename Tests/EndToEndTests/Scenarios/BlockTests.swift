internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// What was misused leads to a warning page, in mail already sent, too, until the block is lifted.
    @Suite(.timeLimit(.minutes(5)))
    struct BlockTests {
        @Test func aBlockedHostsOldLinksWarnUntilTheBlockIsLifted() async throws {
            try await withWorkspace { workspace in
                let shot = try #require(try await Volley(recipients: 1, links: 1, in: workspace).shots.first)
                #expect(try await MailProgram.desk.follow(shot.url).location == shot.target)

                let block = try await block("host", "https://Contoso.example/page", in: workspace)
                let warning = try await warning(at: shot.url)
                #expect(warning.text.contains("This link was switched off"))
                #expect(!warning.text.contains("contoso"))

                try await lift(block, in: workspace)
                try await isBack(shot.url, leadingTo: shot.target)
            }
        }

        @Test func aBlockedEmailWarnsAtItsLinksAndFilesAndNoOtherDoes() async throws {
            try await withWorkspace { workspace in
                let other = try #require(try await Volley(recipients: 1, links: 1, in: workspace).shots.first)
                let offer = try await Offer(in: workspace)
                #expect(try await MailProgram.desk.follow(offer.file).text == Offer.content)

                let block = try await block("email", offer.id, in: workspace)
                _ = try await warning(at: offer.link)
                _ = try await warning(at: offer.file)
                #expect(try await MailProgram.desk.follow(other.url).status == 302)

                try await lift(block, in: workspace)
                try await isBack(offer.link, leadingTo: Offer.target)
                #expect(try await MailProgram.desk.follow(offer.file).text == Offer.content)
            }
        }

        @Test func aBlockedKeySealsNothingNewAndItsOldLinksWarn() async throws {
            try await withWorkspace { workspace in
                let old = try #require(try await Volley(recipients: 1, links: 1, in: workspace).shots.first)
                let only = try await workspace.administrator.post("/blocks", Self.body("key", "1"))
                #expect(only.status == 422 && only.text.contains("inkling key rotate"))

                let run = try await FinishedProgram.run(
                    [Checkout.binary, "key", "rotate", "--data-folder", workspace.server.dataFolder]
                )
                try #require(run.succeeded, "\(run.output)")
                try await eventually("the server knows the new key") {
                    try await workspace.administrator.post("/blocks", Self.body("key", "1")).status == 201
                }
                _ = try await warning(at: old.url)
                let new = try #require(try await Volley(recipients: 1, links: 1, in: workspace).shots.first)
                #expect(try await MailProgram.desk.follow(new.url).location == new.target)
            }
        }

        @Test(
            .enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver")
        )
        func anAdministratorBlocksLiftsAndUndoesByKeysAlone() async throws {
            try await withWorkspace(["--libraries", Checkout.libraries]) { workspace in
                try await withBrowser { browser in
                    let web = workspace.server.web
                    try await Seller(browser: browser, web: web).logIn(as: .administrator)
                    try await browser.open(web + "/settings/blocks")
                    try await browser.type("bad.example", into: "#what")
                    try await browser.type("It spreads a virus", into: "#reason")
                    try await browser.press(.enter)
                    let isListed = "document.querySelector('[data-lifts]')?.dataset.what === 'bad.example'"
                    try await browser.wait("it is listed", until: isListed)

                    try await browser.run("document.querySelector('[data-lifts] button').focus()")
                    try await browser.press(.enter)
                    try await browser.wait("it is lifted", until: "!document.querySelector('[data-lifts]')")
                    try await browser.wait("the history shows", until: "document.getElementById('lifted')")
                    if Browser.canCheckAccessibility { #expect(try await browser.barriers() == []) }

                    try await browser.run("document.querySelector('#toasts button').focus()")
                    try await browser.press(.enter)
                    try await browser.wait("undoing blocks it again", until: isListed)
                    #expect(try await browser.complaints() == [])
                    let blocks = try await workspace.administrator.get("/blocks").json["items"].items
                    #expect(blocks.map { $0["reason"] } == ["It spreads a virus"])
                }
            }
        }

        private static func body(_ kind: String, _ what: String) -> JSON {
            ["kind": .text(kind), "what": .text(what), "reason": "It was misused"]
        }

        private func block(_ kind: String, _ what: String, in workspace: Workspace) async throws -> String {
            let answer = try await workspace.administrator.post("/blocks", Self.body(kind, what))
            try #require(answer.status == 201, "\(answer.text)")
            return try #require(answer.json["id"].text)
        }

        private func lift(_ block: String, in workspace: Workspace) async throws {
            try #require(try await workspace.administrator.delete("/blocks/\(block)").status == 204)
        }

        // The page that stands where something led before.
        private func warning(at url: String) async throws -> Answer {
            try await eventually("\(url) warns") {
                let answer = try await MailProgram.desk.follow(url)
                return answer.status == 403 && answer.location == nil ? answer : nil
            }
        }

        private func isBack(_ url: String, leadingTo target: String) async throws {
            let start = ContinuousClock.now
            try await eventually("\(url) leads on again") { try await MailProgram.desk.follow(url).location == target }
            print("a lifted block was gone after \(ContinuousClock.now - start)")
        }
    }
}
